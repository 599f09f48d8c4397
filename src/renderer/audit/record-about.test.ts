import { expect, it } from 'vitest';
import type { RecordAbout } from '../../contract/history';
import { words } from '../../words/words';
import { aboutLines } from './record-about';

it.each<[RecordAbout, readonly string[]]>([
  [{ kind: 'alarm', problem: 'cut' }, [words.alarms.problems.cut.title]],
  [{ kind: 'alarm', problem: 'constructor' }, ['constructor']],
  [{ kind: 'acknowledged', note: 'Restored by IT.' }, ['Note: Restored by IT.']],
  [
    { kind: 'new-key', fingerprint: '0123456789abcdef', reason: 'New computer' },
    ['Key: 0123 4567 89ab cdef', 'Reason: New computer'],
  ],
  [
    { kind: 'recovered', cutBytes: 1 },
    [expect.stringContaining('1 byte that was no whole record was cut off')],
  ],
  [{ kind: 'recovered', cutBytes: 1200 }, [expect.stringContaining('1,200 bytes that were')]],
])('a record of the journal about itself says what it tells: %j', (about, lines) => {
  expect(aboutLines(about)).toEqual(lines);
});
