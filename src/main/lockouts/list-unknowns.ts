import type { UnknownsAnswer } from '../../contract/audit';
import type { Ledger } from '../audit/ledger';

/** Orders in one answer; whoever has more closes these first. */
const MOST = 100;

/** Orders whose outcome is unknown and that nobody has closed, newest first, without the one that has no end in the journal yet. */
export function listUnknowns(ledger: Ledger, withoutEnd: string | undefined): UnknownsAnswer {
  const open = ledger
    .orders()
    .unknowns()
    .filter(({ orderId }) => orderId !== withoutEnd);
  return { state: ledger.state(), orders: open.slice(0, MOST), total: open.length };
}
