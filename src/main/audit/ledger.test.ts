import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalFolder, typesOf, type JournalFolder } from '../../../tests/journal/journal-folder';
import { done, intent } from '../../../tests/journal/order-samples';
import type { Appended } from './journal';
import type { OrderReport } from '../../contract/lockouts';
import type { Ledger } from './ledger';

let folder: JournalFolder;
let ledger: Ledger;
beforeEach(() => {
  folder = journalFolder();
  ledger = folder.ledger();
});
afterEach(() => folder.end());

const begin = (orderId: string): Promise<Appended> =>
  ledger.append({ type: 'order.intent', data: { ...intent(orderId) } });
const report = async (orderId: string): Promise<OrderReport | undefined> => {
  const answered = await ledger.ask('order', { orderId });
  if (answered.kind === 'failed') throw new Error(answered.code);
  return answered.value;
};
const end = (orderId: string): Promise<Appended> =>
  ledger.append({ type: 'order.outcome', data: { ...done(orderId) } });

describe('a ledger', () => {
  it.each([
    ['a full disk', { write: 'ENOSPC' }],
    ['a failing sync', { sync: 'EIO' }],
    ['a read-only folder', { create: 'EROFS', openToAppend: 'EROFS' }],
    ['a folder without rights', { names: 'EACCES', openToRead: 'EACCES', fileLength: 'EACCES' }],
  ])('heals by itself once the cause is gone: %s at opening', async (_what, faults) => {
    Object.assign(folder.faults, faults);
    expect((await ledger.opened()).kind).toBe('not-writable');
    expect((await begin('a')).kind).toBe('not-recorded');
    folder.heal();
    expect((await begin('b')).kind).toBe('recorded');
    expect((await end('b')).kind).toBe('recorded');
    expect(typesOf(folder.sound())).toEqual(['journal.opened', 'order.intent', 'order.outcome']);
    expect(await report('a')).toBeUndefined();
    expect((await report('b'))?.verdict.outcome).toBe('done');
  });

  it.each([
    ['a full disk', { write: 'ENOSPC' }],
    ['a failing sync', { sync: 'EIO' }],
    ['a folder without rights', { openToAppend: 'EACCES', fileLength: 'EACCES' }],
  ])('heals by itself once the cause is gone: %s between two orders', async (_what, faults) => {
    await begin('a');
    await end('a');
    Object.assign(folder.faults, faults);
    expect((await begin('b')).kind).toBe('not-recorded');
    expect((await begin('b')).kind).toBe('not-recorded');
    folder.heal();
    expect((await report('a'))?.verdict.outcome).toBe('done');
    expect((await begin('b')).kind).toBe('recorded');
    const first = ['journal.opened', 'order.intent', 'order.outcome'];
    expect(typesOf(folder.sound())).toEqual([...first, 'journal.opened', 'order.intent']);
    expect((await report('b'))?.verdict.reason).toBe('application-ended');
  });

  it('records an outcome that the disk refused once, when it is tried again', async () => {
    await begin('a');
    folder.faults.sync = 'EIO';
    expect((await end('a')).kind).toBe('not-recorded');
    expect((await end('a')).kind).toBe('not-recorded');
    folder.heal();
    expect((await end('a')).kind).toBe('recorded');
    expect(typesOf(folder.sound())).toEqual([
      'journal.opened',
      'order.intent',
      'journal.opened',
      'order.outcome',
    ]);
    expect(ledger.state().kind).toBe('open');
  });

  it('takes no order where its folder was taken away, and begins no other journal in silence', async () => {
    await begin('a');
    rmSync(folder.path, { recursive: true });
    for (const orderId of ['b', 'c']) {
      expect(await begin(orderId)).toMatchObject({ kind: 'not-recorded', code: 'ENOENT' });
    }
    mkdirSync(folder.path);
    expect(await begin('d')).toMatchObject({ kind: 'not-recorded', why: 'broken' });
    expect(readdirSync(folder.path).filter((name) => name.startsWith('segment'))).toEqual([]);
  });
});
