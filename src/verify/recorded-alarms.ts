import type { RecordedAlarm } from '../contract/proof';
import type { ExaminedLine } from './examine-line';

/** Alarms that are listed at most. */
const MOST = 20;

/** Whether records of this type are listed, so that none is passed by its shape. */
export const speaksOfAlarms = (type: string): boolean =>
  type === 'journal.alarm' || type === 'journal.acknowledged';

/** The alarms that the records of a journal tell of. */
export class RecordedAlarms {
  readonly #found = new Map<string, RecordedAlarm>();

  get list(): readonly RecordedAlarm[] {
    return [...this.#found.values()];
  }

  take({ id, seq, at, type, data }: ExaminedLine): void {
    const { problem, alarmId, note } = data;
    if (type === 'journal.alarm' && this.#found.size < MOST)
      this.#found.set(id, { seq, at, problem: typeof problem === 'string' ? problem : 'not named' });
    const alarm = type === 'journal.acknowledged' ? this.#found.get(String(alarmId)) : undefined;
    if (alarm && alarm.note === undefined)
      this.#found.set(String(alarmId), { ...alarm, note: typeof note === 'string' ? note : '' });
  }
}
