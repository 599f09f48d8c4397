import type { UnknownsAnswer } from '../../contract/audit';
import type { Ledger } from '../audit/ledger';

/** Orders in one answer; whoever has more closes these first. */
const MOST = 100;

/** Orders whose outcome is unknown and that nobody has closed, newest first, without the one under way. */
export function listUnknowns(ledger: Ledger, underWay: string | undefined): UnknownsAnswer {
  const open = ledger
    .orders()
    .unknowns()
    .filter(({ orderId }) => orderId !== underWay);
  return { state: ledger.state(), orders: open.slice(0, MOST), total: open.length };
}
