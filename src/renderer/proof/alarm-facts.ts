import type { Alarm } from '../../contract/proof';
import { words } from '../../words/words';

/** What was expected and what was found, in words. */
export function alarmFacts({ expected, found }: Pick<Alarm, 'expected' | 'found'>): {
  readonly expected: string;
  readonly found: string;
} {
  const { place, notKnown, nothing } = words.alarms;
  return {
    expected: expected ? place(expected) : notKnown,
    found: found ? place(found) : nothing,
  };
}
