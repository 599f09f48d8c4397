/** A ticket holds this many UTF-16 code units at most. */
export const MAX_TICKET = 64;

/** A pattern of the setting `ticketPattern` as it is applied: to a ticket as a whole. */
export function wholeTicket(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`, 'u');
}

/**
 * Whether a text can be a ticket: one line of at most 64 characters, as a whole of the form that a checked pattern gives;
 * of any form where that is empty.
 */
export function isTicket(pattern: string, ticket: string): boolean {
  if (ticket.length > MAX_TICKET || !ticket.isWellFormed() || /\p{C}/u.test(ticket)) return false;
  return pattern === '' || wholeTicket(pattern).test(ticket);
}
