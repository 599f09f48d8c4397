import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
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

  it('leaves nothing of a record that was written short, at every length', async () => {
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

  it('that won’t even cut back is recovered from when the journal is opened again', async () => {
    const journal = await known();
    Object.assign(folder.faults, { shortWrite: 40, truncate: 'EIO' });
    await note(journal);
    expect(audit(folder.path).torn).toHaveLength(40);
    expect(typesOf(await journal.readBack(undefined, 1))).toEqual(['test.note']);
    folder.heal();
    expect((await journal.open()).kind).toBe('open');
    expect(folder.sound().at(-2)?.data).toMatchObject({ cutBytes: 40 });
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

  it('may keep a record that it did not acknowledge, whole', async () => {
    const journal = await known();
    Object.assign(folder.faults, { sync: 'EIO', truncate: 'EIO' });
    await note(journal, 'perhaps');
    expect(await journal.readBack(undefined, 1)).toMatchObject([{ data: { text: 'kept' } }]);
    folder.heal();
    await journal.open();
    expect(folder.sound().at(-2)?.data['text']).toBe('perhaps');
  });

  it.each([
    ['makeFolder', 'EACCES'],
    ['names', 'EIO'],
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
    expect(typesOf(await journal.readBack(undefined, 10))).toContain('test.note');
    expect((await journal.open()).kind).toBe('open');
    folder.sound();
  });

  it('when full, still shows history', async () => {
    const first = await known();
    await first.close();
    folder.faults.write = 'ENOSPC';
    const journal = folder.journal();
    await journal.open();
    expect(typesOf(await journal.readBack(undefined, 10))).toEqual(['test.note', 'journal.opened']);
    const all: string[] = [];
    for await (const { type } of journal.readAll()) all.push(type);
    expect(all).toEqual(['journal.opened', 'test.note']);
  });

  it('while reading is told as the journal’s state', async () => {
    const journal = await known();
    folder.faults.read = 'EIO';
    expect(await journal.readBack(undefined, 10)).toEqual([]);
    expect(journal.state()).toEqual({ kind: 'not-writable', code: 'EIO' });
  });

  it('that has a file in the folder’s place is told, for every user', async () => {
    writeFileSync(folder.path, 'in the way');
    const journal = folder.journal({ disk: standInDisk().disk });
    expect(await journal.open()).toEqual({ kind: 'not-writable', code: 'EEXIST' });
    expect(await journal.readBack(undefined, 10)).toEqual([]);
    expect(dirname(folder.path)).not.toBe(folder.path);
  });

  it('has nothing to read before anything was written', async () => {
    const journal = folder.journal();
    expect(await journal.readBack(undefined, 10)).toEqual([]);
    for await (const record of journal.readAll()) expect(record).toBeUndefined();
  });
});
