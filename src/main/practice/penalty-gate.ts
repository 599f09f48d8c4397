import type { ReceivedOrder } from './read-order';

/** How long a penalty of Practice lasts: short, so that it can be waited out in a lesson. */
export const PENALTY_SECONDS = 5;

interface Issued {
  readonly ticket: string;
  readonly notes: string | undefined;
  readonly validFrom: number;
}

const opens = (held: Issued, { notes, ticket }: ReceivedOrder, now: Date): boolean =>
  held.ticket === ticket && held.notes === notes && now.getTime() >= held.validFrom;

/** Undefined: the order passes; otherwise the ticket that it must be resent with. */
type PenaltyGate = (order: ReceivedOrder, now: Date) => string | undefined;

/**
 * Lets an order pass only with the newest ticket of its trader, with the same members, once, and not before the
 * penalty's end; whoever comes otherwise is given another ticket and waits anew.
 */
export function penaltyGate(newTicket: () => string): PenaltyGate {
  const issued = new Map<string, Issued>();
  return (order, now) => {
    const held = issued.get(order.userId);
    issued.delete(order.userId);
    if (held && opens(held, order, now)) return undefined;
    const ticket = newTicket();
    issued.set(order.userId, {
      ticket,
      notes: order.notes,
      validFrom: now.getTime() + PENALTY_SECONDS * 1000,
    });
    return ticket;
  };
}
