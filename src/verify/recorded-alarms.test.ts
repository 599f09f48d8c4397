import { describe, expect, it } from 'vitest';
import { forgeLines, noted, opening, ZEROS, type RecordWish } from '../../tests/journal/forge';
import { key, verify, withSegments } from '../../tests/journal/verifying';
import { verdictText } from './verdict-text';

const alarm: RecordWish = { type: 'journal.alarm', data: { problem: 'cut' } };
const seen = (alarmId: string): RecordWish => ({
  type: 'journal.acknowledged',
  data: { alarmId, note: 'Restored by IT.' },
});

describe('alarms that a journal records', () => {
  it('are said with what was noted of them, however many records of their kind there are', async () => {
    const [, first] = forgeLines([opening(key), alarm], { seq: 1, prev: ZEROS });
    const { id } = JSON.parse(first?.bytes.toString() ?? '') as { id: string };
    const wishes = [opening(key), alarm, noted('a'), seen(id), alarm, noted('b')];
    const verdict = await verify(withSegments([forgeLines(wishes, { seq: 1, prev: ZEROS })]));
    expect(verdict).toMatchObject({
      kind: 'intact',
      alarms: [
        { seq: 2, problem: 'cut', note: 'Restored by IT.' },
        { seq: 5, problem: 'cut' },
      ],
    });
    expect(verdictText(verdict)).toMatch(/alarm: record 2, .*acknowledged: Restored by IT\./);
    expect(verdictText(verdict)).toMatch(/alarm: record 5, .*nobody acknowledged it/);
  });

  it('are 20 at most', async () => {
    const wishes = [opening(key), ...Array.from({ length: 30 }, () => alarm)];
    const verdict = await verify(withSegments([forgeLines(wishes, { seq: 1, prev: ZEROS })]));
    expect(verdict).toMatchObject({ alarms: Array.from({ length: 20 }, (_, index) => ({ seq: index + 2 })) });
  });
});
