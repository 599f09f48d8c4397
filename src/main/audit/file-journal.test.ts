import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalFolder, note, typesOf, type JournalFolder } from '../../../tests/journal/journal-folder';
import { MAX_LINE } from './record';

let folder: JournalFolder;
beforeEach(() => (folder = journalFolder()));
afterEach(() => folder.end());

describe('a new journal', () => {
  it('begins with a record that gives its id', async () => {
    const journal = await folder.opened();
    expect(journal.state()).toEqual({ kind: 'open', records: 1 });
    const data = folder.sound()[0]?.data;
    expect(data).toEqual({ format: 1, journalId: expect.stringMatching(/^[0-9a-f-]{36}$/), reason: 'new' });
  });

  it('keeps its id when it is opened again', async () => {
    const first = await folder.opened();
    await note(first);
    await first.close();
    await folder.opened();
    const [begun, , again] = folder.sound();
    expect(again?.data).toEqual({ format: 1, journalId: begun?.data['journalId'], reason: 'start' });
  });

  it.runIf(process.platform !== 'win32')('is for this user alone', async () => {
    await folder.opened();
    expect(statSync(folder.path).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder.path, 'segment-000001.jsonl')).mode & 0o777).toBe(0o600);
  });

  it('has its folder’s names on disk before the first record', async () => {
    await folder.opened();
    const record = folder.calls.lastIndexOf('write');
    const made = folder.calls.lastIndexOf('create');
    expect(folder.calls.slice(made, record)).toContain('syncFolder');
  });

  it.each(['EINVAL', 'ENOTSUP'])(
    'is made where the file system knows no sync of a folder (%s)',
    async (code) => {
      folder.faults.syncFolder = code;
      await folder.opened();
    },
  );

  it('is not made where the folder’s sync fails otherwise', async () => {
    folder.faults.syncFolder = 'EIO';
    expect(await folder.journal().open()).toEqual({ kind: 'not-writable', code: 'EIO' });
  });

  it.each([
    ['NFS', 0x6969],
    ['SMB', 0x517b],
    ['CIFS', 0xff534d42],
    ['CIFS, signed', 0xff534d42 - 2 ** 32],
    ['SMB2', 0xfe534d42],
  ])('is not made on another computer: %s', async (_what, type) => {
    folder.faults.fileSystemType = type;
    expect(await folder.journal({ platform: 'linux' }).open()).toEqual({
      kind: 'not-writable',
      code: 'network-path',
    });
    expect(readdirSync(folder.path)).toEqual([]);
  });

  it('touches nothing under a network path of Windows', async () => {
    const journal = folder.journal({ platform: 'win32', folder: '\\\\server\\share\\audit' });
    expect(await journal.open()).toEqual({ kind: 'not-writable', code: 'network-path' });
    expect(folder.calls).toEqual([]);
  });
});

describe('appending', () => {
  it('answers with the record’s number, id and time, once it is on disk', async () => {
    const journal = await folder.opened();
    folder.calls.length = 0;
    const appended = await note(journal, 'Grüße 👋\n"\\\u0000');
    expect(folder.calls).toEqual(['write', 'sync']);
    const line = folder.sound()[1];
    expect(appended).toMatchObject({ kind: 'recorded', seq: 2, id: line?.id });
    expect(line?.text).toContain(appended.kind === 'recorded' ? `"at":"${appended.at}"` : 'not recorded');
    expect(line?.data['text']).toBe('Grüße 👋\n"\\\u0000');
  });

  it('keeps the order of many calls at once', async () => {
    const journal = await folder.opened();
    const texts = Array.from({ length: 50 }, (_, index) => String(index));
    const appended = await Promise.all(texts.map((text) => note(journal, text)));
    expect(appended.map((one) => one.kind === 'recorded' && one.seq)).toEqual(
      texts.map((_, index) => index + 2),
    );
    expect(
      folder
        .sound()
        .slice(1)
        .map(({ data }) => data['text']),
    ).toEqual(texts);
  });

  it('throws a record that is too long back before anything of it is written, and goes on', async () => {
    const journal = await folder.opened();
    folder.calls.length = 0;
    await expect(note(journal, 'x'.repeat(MAX_LINE))).rejects.toThrow(RangeError);
    expect(folder.calls).toEqual([]);
    expect((await note(journal)).kind).toBe('recorded');
    expect(folder.sound()).toHaveLength(2);
  });

  it('is refused before the journal is open and after it is closed', async () => {
    const journal = folder.journal();
    expect(await note(journal)).toEqual({ kind: 'not-recorded', why: 'opening' });
    await journal.open();
    await journal.close();
    expect(await note(journal)).toEqual({ kind: 'not-recorded', why: 'not-there' });
    expect(folder.sound()).toHaveLength(1);
  });

  it('waits while the journal is being opened', async () => {
    const journal = folder.journal();
    const opening = journal.open();
    expect(await note(journal)).toMatchObject({ kind: 'recorded', seq: 2 });
    await opening;
  });

  it('opens once, however often it is asked', async () => {
    const journal = folder.journal();
    await Promise.all([journal.open(), journal.open()]);
    await journal.open();
    expect(typesOf(folder.sound())).toEqual(['journal.opened']);
  });
});

describe('one writer', () => {
  it('is let in; the second reads history and says who writes', async () => {
    const first = await folder.opened();
    await note(first);
    const second = folder.journal();
    const state = await second.open();
    expect(state).toEqual({
      kind: 'held',
      by: expect.stringMatching(`^process ${String(process.pid)} on NG-DESK-07, since 20`),
    });
    expect(await note(second)).toEqual({ kind: 'not-recorded', why: 'held' });
    expect(typesOf(await folder.newest(second, 10))).toEqual(['test.note', 'journal.opened']);
    await first.close();
    expect((await second.open()).kind).toBe('open');
    expect(folder.sound()).toHaveLength(3);
  });

  it.runIf(process.platform === 'linux')(
    'is one also where the folder is reached by another name',
    async () => {
      await folder.opened();
      const other = join(folder.path, '..', 'audit', '.');
      expect((await folder.journal({ folder: other }).open()).kind).toBe('held');
    },
  );
});
