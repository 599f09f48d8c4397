import { dayStart, done, intent, minute, told, unknown } from '../../../../tests/journal/order-samples';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalFolder, type JournalFolder } from '../../../../tests/journal/journal-folder';
import type { OrderIntentData } from '../order-records';

let folder: JournalFolder;
beforeEach(() => {
  folder = journalFolder();
});
afterEach(() => folder.end());

describe('a trader’s card', () => {
  const now = new Date(dayStart + 60 * 60_000);

  it('counts what took effect or may have, in 24 hours, in one environment', async () => {
    const elsewhere = { environment: { id: 'demo', name: 'Demo', kind: 'demo' } } as const;
    const book = await told(
      folder,
      ['order.intent', intent('done')],
      ['order.outcome', done('done')],
      ['order.intent', intent('unknown')],
      ['order.outcome', unknown('unknown')],
      ['order.intent', intent('no-outcome')],
      ['order.intent', intent('refused')],
      ['order.outcome', { ...done('refused'), outcome: 'refused', reason: 'forbidden' }],
      ['order.intent', intent('elsewhere', elsewhere)],
      ['order.intent', intent('another', { target: { userId: '1002', source: 'typed' } })],
    );
    expect((await book.trader('practice', '1001', now)).unlocks24h).toBe(3);
    expect((await book.trader('demo', '1001', now)).unlocks24h).toBe(1);
    expect((await book.trader('practice', '1003', now)).unlocks24h).toBe(0);
    const dayAfter = new Date(Date.parse(minute(1)) + 24 * 60 * 60_000);
    expect((await book.trader('practice', '1001', dayAfter)).unlocks24h).toBe(3);
    expect((await book.trader('practice', '1001', new Date(dayAfter.getTime() + 1))).unlocks24h).toBe(2);
  });

  it('says when the newest was placed that took effect or may have, for 7 days', async () => {
    const book = await told(
      folder,
      ['order.intent', intent('done')],
      ['order.outcome', done('done')],
      ['order.intent', intent('refused')],
      ['order.outcome', { ...done('refused'), outcome: 'refused', reason: 'forbidden' }],
      ['order.intent', intent('cooling-off')],
      ['order.outcome', { ...done('cooling-off'), outcome: 'not-sent', reason: 'cooling-off' }],
    );
    const at = async (ms: number): Promise<unknown> =>
      (await book.trader('practice', '1001', new Date(ms))).unlockedAt;
    const week = 7 * 24 * 60 * 60_000;
    expect(await at(dayStart + 60 * 60_000)).toBe(minute(1));
    expect(await at(Date.parse(minute(1)) + week)).toBe(minute(1));
    expect(await at(Date.parse(minute(1)) + week + 1)).toBeUndefined();
    // A clock set back does not hide it.
    expect(await at(dayStart - week)).toBe(minute(1));
    expect(await book.trader('practice', '1002', now)).toEqual({ unlocks24h: 0 });
  });

  it('shows his last order with the start of its notes', async () => {
    const notes = 'x'.repeat(119) + '👋 and more';
    const book = await told(folder, ['order.intent', intent('a')], ['order.intent', intent('b', { notes })]);
    expect(await book.trader('practice', '1001', now)).toEqual({
      name: 'Elena Expired',
      unlocks24h: 2,
      unlockedAt: minute(2),
      // Neither has an outcome, so both wait for follow-up.
      waitingSince: minute(2),
      last: { at: minute(2), by: 'dana', outcome: 'unknown', notesStart: 'x'.repeat(119) },
    });
    expect(await book.trader('practice', '1', now)).toEqual({ unlocks24h: 0 });
  });

  it('is found by the last name that an order gave him, latest order first', async () => {
    const target = (userId: string, name?: string): Partial<OrderIntentData> => ({
      target: name === undefined ? { userId, source: 'typed' } : { userId, name, source: 'sample' },
    });
    const book = await told(
      folder,
      ['order.intent', intent('a', target('1', 'Old Name'))],
      ['order.intent', intent('b', target('2', 'Two'))],
      ['order.intent', intent('c', target('3'))],
      ['order.intent', intent('d', target('1', 'New Name'))],
      ['order.intent', intent('e', target('1'))],
    );
    expect(await book.traders('practice')).toMatchObject([
      { userId: '1', name: 'New Name', source: 'earlier-order', last: { at: minute(5) } },
      { userId: '2', name: 'Two', source: 'earlier-order', last: { at: minute(2) } },
    ]);
    expect(await book.traders('demo')).toEqual([]);
  });
});
