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

  const raised = (count: number): RecordWish[] => Array.from({ length: count }, () => alarm);
  /** The numbers of the records of the alarms that are listed, and how many there are. */
  const listed = async (wishes: readonly RecordWish[]): Promise<object> => {
    const lines = forgeLines([opening(key), ...wishes], { seq: 1, prev: ZEROS });
    const verdict = await verify(withSegments([lines]));
    if (verdict.kind !== 'intact') return verdict;
    const [last = ''] = verdictText(verdict)
      .split('\n')
      .filter((line) => line.includes('alarm'))
      .slice(-1);
    return { seqs: verdict.alarms.map(({ seq }) => seq), count: verdict.alarmCount, last };
  };
  const idOf = (seq: number): string => `019ab0c4-0000-7000-8000-${seq.toString(16).padStart(12, '0')}`;
  const from = (first: number, count: number): number[] =>
    Array.from({ length: count }, (_, index) => first + index);

  it('are listed up to 20, and said to be more', async () => {
    const all = { seqs: from(2, 20), count: 20 };
    expect(await listed(raised(20))).toMatchObject({
      ...all,
      last: expect.stringMatching(/^alarm: record 21/),
    });
    const last = 'and 1 more alarm that the journal records';
    expect(await listed(raised(21))).toEqual({ ...all, count: 21, last });
    const more = 'and 1480 more alarms that the journal records';
    expect(await listed(raised(1500))).toEqual({ ...all, count: 1500, last: more });
  });

  it('are listed first where nobody acknowledged them', async () => {
    const told = [...raised(25), ...from(2, 15).map((seq) => seen(idOf(seq)))];
    expect(await listed(told)).toMatchObject({ seqs: [...from(2, 10), ...from(17, 10)], count: 25 });
    const early = [...raised(22), ...from(2, 20).map((seq) => seen(idOf(seq))), ...raised(19)];
    expect(await listed(early)).toMatchObject({ seqs: from(22, 2).concat(from(44, 18)), count: 41 });
  });

  it('hold on to no more of a note than the application writes', async () => {
    const note = `${'\u{1d49c}'.repeat(400)}${'x'.repeat(40_000)}`;
    const said = { type: 'journal.acknowledged', data: { alarmId: idOf(2), note } };
    const lines = forgeLines([opening(key), alarm, said], { seq: 1, prev: ZEROS });
    const verdict = await verify(withSegments([lines]));
    expect(verdict).toMatchObject({ alarms: [{ note: note.slice(0, 1000) }] });
  });
});
