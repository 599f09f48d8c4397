/** A request that a penalty stands before: about whom, what must come again unchanged, and the ticket with it. */
interface Penalised {
  readonly about: string;
  readonly rest?: string | undefined;
  readonly ticket?: string | undefined;
}

interface Issued {
  readonly ticket: string;
  readonly rest: string | undefined;
  readonly validFrom: number;
}

const opens = (held: Issued, { rest, ticket }: Penalised, now: Date): boolean =>
  held.ticket === ticket && held.rest === rest && now.getTime() >= held.validFrom;

/** Undefined: the request passes; otherwise the ticket that it must be resent with. */
type PenaltyGate = (request: Penalised, now: Date) => string | undefined;

/**
 * Lets a request pass only with the newest ticket of whom it is about, with the same members, once, and not before the
 * penalty's end; whoever comes otherwise is given another ticket and waits anew.
 */
export function penaltyGate(newTicket: () => string, seconds: number): PenaltyGate {
  const issued = new Map<string, Issued>();
  return (request, now) => {
    const { about, rest } = request;
    const held = issued.get(about);
    issued.delete(about);
    if (held && opens(held, request, now)) return undefined;
    const ticket = newTicket();
    issued.set(about, { ticket, rest, validFrom: now.getTime() + seconds * 1000 });
    return ticket;
  };
}
