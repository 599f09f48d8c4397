import { wholeTicket } from '../../contract/ticket-form';
import { words } from '../../words/words';
import { good, wrong, type Checked } from './checked';

/** So long may a pattern be. */
const MAX_PATTERN = 200;

/** So many counts that vary may a pattern hold of each kind: `?`, and all others. */
const MAX_VARYING = 3;

const { pattern: said } = words.settingFaults;

/** One character, class or escape, and how often it may stand. */
const piece =
  /(?:\\[dDwWsS]|\\[\^$\\.*+?()[\]{}|/]|\[\^?(?:\\[dDwWsS]|\\[\^$\\.*+?()[\]{}|/-]|[^\\[\]\p{C}])+\]|[^\\^$|?*+()[\]{}\p{C}])([?*+]|\{\d{1,3}(?:,\d{0,3})?\})?/uy;

/** The counts in a pattern, such as `+` and `{3,6}`; undefined where it holds what a ticket's pattern may not. */
function countsIn(pattern: string): readonly string[] | undefined {
  const counts: string[] = [];
  for (let at = 0; at < pattern.length; at = piece.lastIndex) {
    piece.lastIndex = at;
    const found = piece.exec(pattern);
    if (found === null) return undefined;
    if (found[1] !== undefined) counts.push(found[1]);
  }
  return counts;
}

function compiles(pattern: string): boolean {
  try {
    wholeTicket(pattern);
    return true;
  } catch {
    return false;
  }
}

/** A pattern for a whole ticket: one piece after another, no groups, alternatives, look-arounds or references. */
export function checkTicketPattern(pattern: unknown): Checked<string> {
  if (typeof pattern !== 'string') return wrong(said.notText);
  if (pattern.length > MAX_PATTERN) return wrong(said.tooLong(MAX_PATTERN));
  const counts = countsIn(pattern);
  if (counts === undefined || !compiles(pattern)) {
    return wrong(said.form);
  }
  const optional = counts.filter((count) => count === '?').length;
  const varying = counts.filter((count) => count !== '?' && !/^\{\d+\}$/.test(count)).length;
  // SECURITY: tries multiply with each count that varies; more of them would let a ticket keep the application busy.
  if (optional > MAX_VARYING || varying > MAX_VARYING) {
    return wrong(said.tooManyCounts(MAX_VARYING));
  }
  return good(pattern);
}
