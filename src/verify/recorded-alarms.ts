import type { RecordedAlarm } from '../contract/proof';
import { bounded, MAX_NOTE } from './bounded';
import type { ExaminedLine } from './examine-line';

/** Alarms that are listed at most. */
const MOST = 20;
/** Alarms that may still be acknowledged, of which so many are kept at most. */
const MOST_OPEN = 1000;
/** Ids and words of the application are shorter. */
const MAX_WORD = 100;

/** Whether records of this type are listed, so that none is passed by its shape. */
export const speaksOfAlarms = (type: string): boolean =>
  type === 'journal.alarm' || type === 'journal.acknowledged';

/** The alarms that the records of a journal tell of. */
export class RecordedAlarms {
  /** How many there are, whether or not they are listed. */
  count = 0;
  /** Those that nobody acknowledged, by their ids. */
  readonly #open = new Map<string, RecordedAlarm>();
  readonly #acknowledged: RecordedAlarm[] = [];

  /** Those of the list, in order; what nobody acknowledged comes before what somebody has seen. */
  get list(): readonly RecordedAlarm[] {
    const open = [...this.#open.values()].slice(0, MOST);
    const some = [...open, ...this.#acknowledged.slice(0, MOST - open.length)];
    return some.sort((a, b) => a.seq - b.seq);
  }

  take({ id, seq, at, type, data }: ExaminedLine): void {
    if (type === 'journal.alarm') this.#raise(bounded(id, MAX_WORD), { seq, at, problem: data['problem'] });
    if (type === 'journal.acknowledged' && typeof data['alarmId'] === 'string')
      this.#acknowledge(bounded(data['alarmId'], MAX_WORD), data['note']);
  }

  #raise(id: string, { seq, at, problem }: Pick<RecordedAlarm, 'seq' | 'at'> & { problem: unknown }): void {
    this.count += 1;
    // SECURITY: a second alarm of an id does not take the place of the first.
    if (this.#open.size >= MOST_OPEN || this.#open.has(id)) return;
    const word = typeof problem === 'string' ? bounded(problem, MAX_WORD) : 'not named';
    this.#open.set(id, { seq, at, problem: word });
  }

  #acknowledge(id: string, note: unknown): void {
    const alarm = this.#open.get(id);
    if (!alarm) return;
    this.#open.delete(id);
    if (this.#acknowledged.length >= MOST) return;
    this.#acknowledged.push({ ...alarm, note: typeof note === 'string' ? bounded(note, MAX_NOTE) : '' });
  }
}
