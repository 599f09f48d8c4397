import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalFolder, note, typesOf, type JournalFolder } from '../../../tests/journal/journal-folder';
import type { AppendFile, Disk } from './disk';

let folder: JournalFolder;
beforeEach(() => (folder = journalFolder()));
afterEach(() => folder.end());

/** What happens to the line of one record, once. */
type Fault = 'none' | 'write' | 'short' | 'sync';

interface Queued {
  readonly type: 'test.note' | 'order.outcome';
  readonly fault: Fault;
  /** How far the clock goes on before this is handed in, in milliseconds; back where negative. */
  readonly step: number;
}

const refusal = Object.assign(new Error('EIO: refused'), { code: 'EIO' });
const marked = (bytes: Uint8Array): number =>
  Number(/"mark":"#(\d+)"/.exec(Buffer.from(bytes).toString())?.[1]);

/** The folder's disk, on which each record's own fault happens to it once, wherever its line is written. */
function faultyDisk(faults: Fault[]): Disk {
  const once = (at: number): Fault => {
    const fault = faults[at] ?? 'none';
    faults[at] = 'none';
    return fault;
  };
  const faulty = (file: AppendFile): AppendFile => {
    let isLost = false;
    return {
      ...file,
      write: async (bytes) => {
        const fault = once(marked(bytes));
        if (fault === 'write') throw refusal;
        isLost = fault === 'sync';
        return file.write(fault === 'short' ? bytes.subarray(0, bytes.length / 2) : bytes);
      },
      sync: async () => {
        if (isLost) throw refusal;
        await file.sync();
      },
    };
  };
  const { disk } = folder;
  return {
    ...disk,
    create: async (path) => faulty(await disk.create(path)),
    openToAppend: async (path) => faulty(await disk.openToAppend(path)),
  };
}

const anyQueued: fc.Arbitrary<Queued> = fc.record({
  type: fc.constantFrom('test.note', 'order.outcome'),
  fault: fc.oneof(
    { weight: 5, arbitrary: fc.constant<Fault>('none') },
    { weight: 1, arbitrary: fc.constantFrom<Fault>('write', 'short', 'sync') },
  ),
  step: fc.oneof(
    { weight: 4, arbitrary: fc.nat(50) },
    { weight: 1, arbitrary: fc.integer({ min: -5000, max: -1 }) },
  ),
});

describe('records that are handed in while others wait', () => {
  it('stand in order, each once, those that were acknowledged and no other, whatever the disk and the clock do', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyQueued, { maxLength: 12 }), fc.nat(12), async (queued, awaited) => {
        await folder.end();
        folder = journalFolder();
        let now = Date.UTC(2026, 10, 23, 18, 30);
        const options = {
          clock: () => new Date((now += 1)),
          disk: faultyDisk(queued.map(({ fault }) => fault)),
        };
        const journal = await folder.opened({ ...options, segmentBytes: 1500 });
        const answers = [];
        for (const [at, { type, step }] of queued.entries()) {
          now += step;
          const answer = journal.append({ type, data: { mark: `#${String(at)}` } });
          // Some are handed in when nothing waits any more.
          if (at % (awaited + 1) === awaited) await answer;
          answers.push(answer);
        }
        const recorded = (await Promise.all(answers)).flatMap((answer, at) =>
          answer.kind === 'recorded' ? [{ seq: answer.seq, mark: `#${String(at)}` }] : [],
        );
        expect((await journal.open()).kind).toBe('open');
        const lines = folder.sound().flatMap(({ seq, data }) => {
          const { mark } = data as { readonly mark?: string };
          return mark === undefined ? [] : [{ seq, mark }];
        });
        expect(lines).toEqual(recorded);
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  it('says of one that is too long what it says of any, to its own caller alone', async () => {
    const journal = await folder.opened();
    const [first, long, last] = await Promise.allSettled([
      note(journal, 'a'),
      note(journal, 'x'.repeat(70_000)),
      note(journal, 'b'),
    ]);
    expect([first, last]).toMatchObject([{ value: { seq: 2 } }, { value: { seq: 3 } }]);
    expect(long).toMatchObject({ status: 'rejected', reason: expect.any(RangeError) as unknown });
    expect(typesOf(folder.sound())).toEqual(['journal.opened', 'test.note', 'test.note']);
  });
});
