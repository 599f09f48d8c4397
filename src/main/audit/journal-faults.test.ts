import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journalFolder, type JournalFolder } from '../../../tests/journal/journal-folder';
import type { Faults } from '../../../tests/stand-ins/disk';
import type { Journal } from './journal';

/** What may be done with a journal, or happen to its disk. */
type Event =
  { readonly append: string; readonly bytes: number } | { readonly fault: Partial<Faults> } | 'open' | 'heal';

const refusals = ['write', 'sync', 'truncate', 'create', 'syncFolder', 'openToAppend', 'fileLength'] as const;

const codes = fc.constantFrom('EIO', 'ENOSPC');
const faultOf = ([steps, code]: [readonly string[], string]): { fault: Partial<Faults> } => ({
  fault: Object.fromEntries(steps.map((step) => [step, code])),
});

const events = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        append: fc.constantFrom('order.intent', 'order.penalty', 'order.outcome', 'test.note'),
        bytes: fc.constantFrom(0, 300, 3000, 60_000),
      }),
    },
    { weight: 3, arbitrary: fc.tuple(fc.subarray([...refusals], { minLength: 1 }), codes).map(faultOf) },
    { weight: 1, arbitrary: fc.nat(4000).map((room) => ({ fault: { room } })) },
    { weight: 1, arbitrary: fc.nat(600).map((shortWrite) => ({ fault: { shortWrite } })) },
    { weight: 2, arbitrary: fc.constant('open' as const) },
    { weight: 3, arbitrary: fc.constant('heal' as const) },
  ),
  { minLength: 5, maxLength: 40 },
);

/** Does all that happens; the ids of what was acknowledged, in order. */
async function live(folder: JournalFolder, journal: Journal, happening: readonly Event[]): Promise<string[]> {
  const acknowledged: string[] = [];
  for (const event of happening) {
    if (event === 'heal') folder.heal();
    else if (event === 'open') await journal.open();
    else if ('fault' in event) Object.assign(folder.faults, event.fault);
    else {
      const data = { orderId: 'a', text: 'x'.repeat(event.bytes) };
      const appended = await journal.append({ type: event.append, data });
      if (appended.kind === 'recorded') acknowledged.push(appended.id);
    }
  }
  return acknowledged;
}

describe('a journal on a disk that fails in any way, at any time', () => {
  it(
    'holds what it acknowledged, once and in order, nothing else, and heals',
    { timeout: 60_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(events, fc.constantFrom(1500, 1024 * 1024), async (happening, segmentBytes) => {
          const folder = journalFolder();
          try {
            const journal = await folder.opened({ segmentBytes });
            const acknowledged = await live(folder, journal, happening);
            folder.heal();
            expect((await journal.open()).kind).toBe('open');
            const intent = await journal.append({ type: 'order.intent', data: { orderId: 'last' } });
            if (intent.kind === 'recorded') acknowledged.push(intent.id);
            expect(intent.kind).toBe('recorded');
            const lines = folder.sound().filter(({ type }) => !type.startsWith('journal.'));
            expect(lines.map(({ id }) => id)).toEqual(acknowledged);
          } finally {
            await folder.end();
          }
        }),
        { numRuns: 150 },
      );
    },
  );
});
