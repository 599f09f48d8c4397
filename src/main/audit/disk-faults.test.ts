import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalFolder, note, typesOf, type JournalFolder } from '../../../tests/journal/journal-folder';
import { audit } from '../../../tests/journal/verify-chain';
import { standInDisk } from '../../../tests/stand-ins/disk';
import type { Journal } from './journal';

let folder: JournalFolder;
beforeEach(() => (folder = journalFolder()));
afterEach(() => folder.end());

describe('a disk that refuses', () => {
  const known = async (): Promise<Journal> => {
    const journal = await folder.opened();
    await note(journal, 'kept');
    return journal;
  };

  it('leaves nothing of a record that was written short, at every length', { timeout: 30_000 }, async () => {
    const journal = await known();
    const length =
      (await note(journal)).kind === 'recorded' ? Buffer.byteLength(folder.sound().at(-1)?.text ?? '') : 0;
    for (let short = 0; short <= length; short += 1) {
      folder.faults.shortWrite = short;
      const refused = { kind: 'not-recorded', why: 'not-writable', code: 'short-write' };
      expect(await note(journal)).toEqual(refused);
      folder.heal();
      expect(audit(folder.path)).toMatchObject({ problems: [], torn: Buffer.alloc(0) });
      await journal.open();
    }
    expect(typesOf(folder.sound())).not.toContain('journal.recovered');
  });

  it('at the sync is read again before even an outcome is written', async () => {
    const journal = await known();
    folder.faults.sync = 'EIO';
    expect((await note(journal)).kind).toBe('not-recorded');
    folder.heal();
    folder.calls.length = 0;
    expect((await journal.append({ type: 'order.outcome', data: {} })).kind).toBe('recorded');
    expect(folder.calls.indexOf('openToRead')).toBeGreaterThan(-1);
    expect(folder.calls.indexOf('openToRead')).toBeLessThan(folder.calls.indexOf('write'));
    expect(typesOf(folder.sound()).slice(-2)).toEqual(['journal.opened', 'order.outcome']);
  });

  it('that won’t even cut back is cut back when the journal is opened again', async () => {
    const journal = await known();
    Object.assign(folder.faults, { shortWrite: 40, truncate: 'EIO' });
    await note(journal);
    expect(audit(folder.path).torn).toHaveLength(40);
    expect(typesOf(await folder.newest(journal, 1))).toEqual(['test.note']);
    expect(await journal.open()).toEqual({ kind: 'not-writable', code: 'EIO' });
    folder.heal();
    expect((await journal.open()).kind).toBe('open');
    expect(typesOf(folder.sound())).toEqual(['journal.opened', 'test.note', 'journal.opened']);
  });

  it.each([
    ['write', 'ENOSPC'],
    ['sync', 'EIO'],
  ] as const)('at %s (%s) takes no record until the journal is opened again', async (step, code) => {
    const journal = await known();
    folder.faults[step] = code;
    const refused = { kind: 'not-recorded', why: 'not-writable', code };
    expect(await note(journal, 'lost')).toEqual(refused);
    folder.heal();
    expect(journal.state()).toEqual({ kind: 'not-writable', code });
    expect(await note(journal, 'lost too')).toEqual(refused);
    expect((await journal.open()).kind).toBe('open');
    expect((await note(journal, 'recorded')).kind).toBe('recorded');
    const texts = folder
      .sound()
      .filter(({ type }) => type === 'test.note')
      .map(({ data }) => data['text']);
    expect(texts).toEqual(['kept', 'recorded']);
  });

  it('keeps no record that it did not acknowledge, as long as this process lives', async () => {
    const journal = await known();
    Object.assign(folder.faults, { sync: 'EIO', truncate: 'EIO' });
    await note(journal, 'perhaps');
    expect(await folder.newest(journal, 1)).toMatchObject([{ data: { text: 'kept' } }]);
    expect(folder.sound().at(-1)?.data['text']).toBe('perhaps');
    folder.heal();
    await journal.open();
    expect(folder.sound().at(-2)?.data['text']).toBe('kept');
  });

  it('may keep such a record where the process ended: the next one takes it for genuine', async () => {
    const journal = await known();
    Object.assign(folder.faults, { sync: 'EIO', truncate: 'EIO' });
    await note(journal, 'perhaps');
    await journal.close();
    folder.heal();
    await folder.opened();
    expect(folder.sound().at(-2)?.data['text']).toBe('perhaps');
  });

  it('that lost what it had acknowledged is broken, and is not written on', async () => {
    const journal = await known();
    folder.faults.sync = 'EIO';
    await note(journal);
    folder.heal();
    const segment = join(folder.path, 'segment-000001.jsonl');
    const [first = ''] = readFileSync(segment, 'utf8').split('\n');
    writeFileSync(segment, `${first}\n`);
    expect(await journal.open()).toEqual({ kind: 'broken', segment: 'segment-000001.jsonl', line: 2 });
    rmSync(segment);
    expect(await journal.open()).toEqual({ kind: 'broken', segment: 'segment-000001.jsonl', line: 1 });
    expect(typesOf(folder.sound())).toEqual([]);
  });

  it.each([
    ['makeFolder', 'EACCES'],
    ['names', 'EIO'],
    ['fileLength', 'EACCES'],
    ['openToAppend', 'EACCES'],
    ['openToRead', 'EIO'],
    ['read', 'EIO'],
    ['write', 'ENOSPC'],
    ['sync', 'EIO'],
  ] as const)('at opening (%s: %s) is told with its word, and the journal heals', async (step, code) => {
    const first = await known();
    await first.close();
    folder.faults[step] = code;
    const journal = folder.journal();
    expect(await journal.open()).toEqual({ kind: 'not-writable', code });
    folder.heal();
    expect(typesOf(await folder.newest(journal, 10))).toContain('test.note');
    expect((await journal.open()).kind).toBe('open');
    folder.sound();
  });

  it('when full, still shows history', async () => {
    const first = await known();
    await first.close();
    folder.faults.write = 'ENOSPC';
    const journal = folder.journal();
    await journal.open();
    expect(typesOf(await folder.newest(journal, 10))).toEqual(['test.note', 'journal.opened']);
  });

  it('while reading is told with its word, and what is asked then is read once it is gone', async () => {
    const ledger = folder.ledger(await known());
    folder.faults.read = 'EIO';
    const page = { filter: {}, limit: 10 };
    expect(await ledger.ask('page', page)).toEqual({ kind: 'failed', code: 'EIO' });
    folder.heal();
    expect(await ledger.ask('page', page)).toMatchObject({ value: { rows: [{ seq: 2 }, { seq: 1 }] } });
  });

  it('that has a file in the folder’s place is told, for every user', async () => {
    writeFileSync(folder.path, 'in the way');
    const journal = folder.journal({ disk: standInDisk().disk });
    expect(await journal.open()).toEqual({ kind: 'not-writable', code: 'EEXIST' });
    expect(await folder.newest(journal, 10)).toEqual([]);
    expect(dirname(folder.path)).not.toBe(folder.path);
  });

  it('has nothing to read before anything was written', async () => {
    const journal = folder.journal();
    expect(await folder.newest(journal, 10)).toEqual([]);
  });
});
