import { count, counted } from './forms';

/** All that is known of an order, as it is shown and copied: labels, and what stands beside them. */
export const report = {
  labels: {
    trader: 'Trader',
    environment: 'Environment',
    notes: 'Notes',
    reason: 'Reason',
    ticket: 'Ticket',
    secondReason: 'Second reason',
    serverSaid: 'Server said',
    serverText: 'Server text',
    cut: 'Cut',
    errorId: 'Error id',
    serverTime: 'Server time',
    clock: 'Clock',
    took: 'Took',
    attempts: 'Attempts',
    when: 'When',
    askedBy: 'Asked by',
    record: 'Record',
    session: 'Session',
    repeats: 'Repeats',
    closedAs: 'Closed as',
    closingNote: 'Closing note',
  },
  noName: 'no name known',
  simulator: (environment: string): string => `${environment}, a simulator inside the application`,
  /** The HTTP status; none where no answer came. */
  status: (status: number): string => `status ${status}`,
  noStatus: 'nothing',
  noServerText: 'none',
  /** The hash follows. */
  cut: 'only the text’s start is kept; SHA-256 of all of it:',
  clockAgrees: 'this computer’s clock agrees within a second',
  clockBehind: (by: string): string => `this computer’s clock is ${by} behind the server’s`,
  clockAhead: (by: string): string => `this computer’s clock is ${by} ahead of the server’s`,
  took: (length: string, attempts: number): string =>
    `${length}, ${counted(attempts, { one: 'attempt', other: 'attempts' })}`,
  attempts: (attempts: number): string => count(attempts),
  /** A user of a computer. */
  user: (user: string, computer: string): string => `${user} on ${computer}`,
  /** The same, with the API user whose session it was. */
  userAs: (user: string, computer: string, apiUser: string): string =>
    `${user} on ${computer}, as ${apiUser}`,
  record: (number: number, id: string): string => `#${count(number)} · ${id}`,
  /** The order's own record follows. */
  unrecorded:
    'The outcome is not recorded yet. The application tries again; until then, note it elsewhere. The order itself is',
  /** Before the intent's record, where the application ended under the order. */
  neverRecorded:
    'No outcome was recorded, and none will be: the application ended first. It sends nothing again. The order itself is',
  /** What the server said, of such an order. */
  notKnownHere: 'not known: the application ended before it was recorded',
  /** The token's fingerprint follows. */
  token: 'token',
  /** The id of the order that was repeated follows. */
  repeated: 'order',
  /** `as` is one of `outcomes.closedAs`. */
  closedAs: (as: string, by: string, at: string): string => `${as}, by ${by}, ${at}`,
  /** Lines of the copied text; times are UTC, ISO 8601. */
  copied: {
    order: (id: string): string => `Order: ${id}`,
    time: (at: string): string => `Time (UTC): ${at}`,
    serverTime: (at: string): string => `Server time (UTC): ${at}`,
    steps: 'The way it went (UTC):',
  },
};
