import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalFolder, typesOf, type JournalFolder } from '../../../tests/journal/journal-folder';
import { done, intent, unknown } from '../../../tests/journal/order-samples';
import type { Ledger } from '../audit/ledger';
import { unknownCloser } from './close-unknown';
import { listUnknowns } from './list-unknowns';

let folder: JournalFolder;
let ledger: Ledger;
beforeEach(async () => {
  folder = journalFolder();
  ledger = folder.ledger();
  await ledger.append({ type: 'order.intent', data: { ...intent('a') } });
});
afterEach(() => folder.end());

const ask = { journal: 'practice', orderId: 'a', as: 'did-not', note: '' } as const;
const stopped = (why: string): object => ({ kind: 'stopped', why });

describe('closing an unknown', () => {
  it('is for an order that has no end: recorded once, and then it is no longer listed', async () => {
    await ledger.append({ type: 'order.outcome', data: { ...unknown('a') } });
    const close = unknownCloser(async () => false);
    expect((await listUnknowns(ledger, undefined)).total).toBe(1);
    const both = await Promise.all([close(ask, ledger, undefined), close(ask, ledger, undefined)]);
    expect(both.map(({ kind }) => kind)).toEqual(['closed', 'stopped']);
    expect(await close(ask, ledger, undefined)).toEqual(stopped('already-closed'));
    expect((await listUnknowns(ledger, undefined)).total).toBe(0);
    expect(typesOf(folder.sound()).filter((type) => type === 'order.closed')).toHaveLength(1);
  });

  it('is not for the order that is under way, or whose outcome waits for the disk', async () => {
    expect((await listUnknowns(ledger, 'a')).total).toBe(0);
    expect(await unknownCloser(async () => false)(ask, ledger, 'a')).toEqual(stopped('not-unknown'));
    expect(typesOf(folder.sound())).not.toContain('order.closed');
  });

  it('is not for an order whose outcome is known, nor for one that is not there', async () => {
    await ledger.append({ type: 'order.outcome', data: { ...done('a') } });
    expect(await unknownCloser(async () => false)(ask, ledger, undefined)).toEqual(stopped('not-unknown'));
    const other = { ...ask, orderId: 'b' };
    expect(await unknownCloser(async () => false)(other, ledger, undefined)).toEqual(
      stopped('order-not-known'),
    );
  });
});
