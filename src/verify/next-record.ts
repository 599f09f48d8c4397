import type { ChainPlace } from '../contract/proof';
import type { ExaminedLine } from './examine-line';
import { flaw, type Flaw } from './flaw';

/** At most so many records may stand after the anchored one. */
const ANCHOR_LAG = 8;

/** What the anchor says of a record, if anything. */
export function anchored(anchor: ChainPlace | undefined, seq: number, hash: string): Flaw | undefined {
  if (!anchor || seq < anchor.seq) return undefined;
  if (seq === anchor.seq && hash !== anchor.hash) return flaw('anchor', anchor.hash, hash);
  if (seq <= anchor.seq + ANCHOR_LAG) return undefined;
  const most = `at most ${String(ANCHOR_LAG)} records after the anchored one, ${String(anchor.seq)}`;
  return flaw('anchor-added', most, `record ${String(seq)}`);
}

/** Whether a line is the one that has to come next. */
export function misplaced(line: ExaminedLine, seq: number, prev: string): Flaw | undefined {
  if (line.seq !== seq) return flaw('seq', `record ${String(seq)}`, `record ${String(line.seq)}`);
  return line.prev === prev ? undefined : flaw('prev', prev, line.prev);
}
