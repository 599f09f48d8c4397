import {
  appendFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { journalFolder, note, type JournalFolder } from '../../tests/journal/journal-folder';
import { folderSource } from './folder-source';
import { verifyJournal } from './verify-journal';

let folder: JournalFolder;
beforeEach(() => {
  folder = journalFolder();
});
afterEach(() => folder.end());

const verify = (): ReturnType<typeof verifyJournal> =>
  verifyJournal(folderSource(folder.path), { everySignature: true });

it('finds what the application wrote intact, over segments and openings, and beside files of no meaning', async () => {
  const first = await folder.opened({ segmentBytes: 2000 });
  for (let count = 0; count < 20; count += 1) await note(first, `note ${String(count)} é"\\\n`);
  await first.close();
  const second = await folder.opened({ segmentBytes: 2000 });
  await note(second, 'x'.repeat(30_000));
  const lines = folder.sound();
  writeFileSync(join(folder.path, 'torn-20261123T183005123Z.bin'), 'torn');
  writeFileSync(join(folder.path, 'segment-000001.jsonl.bak'), 'a copy');
  const verdict = await verify();
  expect(verdict).toMatchObject({
    kind: 'intact',
    records: lines.length,
    lastSeq: lines.at(-1)?.seq,
    journalId: lines[0]?.data['journalId'],
    keys: [],
  });
});

it('looks no further than what is acknowledged of a journal that is being written on', async () => {
  await note(await folder.opened());
  const newest = join(folder.path, 'segment-000001.jsonl');
  const { size } = statSync(newest);
  appendFileSync(newest, '{"v":1,"seq":3,');
  writeFileSync(join(folder.path, 'segment-000002.jsonl'), '{"v":1');
  expect(await verify()).toMatchObject({ kind: 'broken' });
  const source = folderSource(folder.path, { segment: 1, bytes: size });
  expect(await verifyJournal(source, { everySignature: false })).toMatchObject({
    kind: 'intact',
    records: 2,
  });
});

it('finds what is cut off a journal that is being written on, or that its newest segment is gone', async () => {
  await note(await folder.opened(), 'a');
  const newest = join(folder.path, 'segment-000001.jsonl');
  const whole = readFileSync(newest);
  const verdict = (): ReturnType<typeof verifyJournal> =>
    verifyJournal(folderSource(folder.path, { segment: 1, bytes: whole.length }), { everySignature: false });
  expect(await verdict()).toMatchObject({ kind: 'intact', records: 2 });
  const first = whole.indexOf(10) + 1;
  writeFileSync(newest, whole.subarray(0, first));
  const place = { segment: 'segment-000001.jsonl', line: 2, offset: first };
  const expected = `${String(whole.length - first)} bytes more, which the application wrote`;
  expect(await verdict()).toMatchObject({ kind: 'broken', problem: 'cut', expected, ...place });
  rmSync(newest);
  expect(await verdict()).toMatchObject({ kind: 'broken', problem: 'cut', line: 1, offset: 0 });
});

it('finds what could be taken for a segment or a key, whether or not it can be read', async () => {
  await note(await folder.opened(), 'a');
  const found = async (name: string, make: (path: string) => void): Promise<unknown> => {
    const path = join(folder.path, name);
    make(path);
    const verdict = await verify();
    rmSync(path, { recursive: true });
    return verdict;
  };
  const segment = 'segment-000001 (copy).jsonl';
  const added = { kind: 'broken', problem: 'added-segment', segment };
  expect(await found(segment, mkdirSync)).toMatchObject(added);
  expect(await found('public-key-1.pem', mkdirSync)).toMatchObject({ kind: 'broken', problem: 'key-file' });
  const toNowhere = (path: string): void => {
    symlinkSync(join(folder.path, 'nowhere'), path);
  };
  // Windows lets only some make links, and other systems than Linux have no such names.
  if (process.platform === 'win32') return;
  expect(await found(segment, toNowhere)).toMatchObject(added);
  if (process.platform !== 'linux') return;
  const name = Buffer.concat([
    Buffer.from(join(folder.path, 'segment-')),
    Buffer.of(0xff),
    Buffer.from('.jsonl'),
  ]);
  writeFileSync(name, '');
  expect(await verify()).toMatchObject({ ...added, segment: 'segment-\ufffd.jsonl' });
  rmSync(name);
});

it('says by its name what can’t be read', async () => {
  expect(await verify()).toMatchObject({ kind: 'unreadable', code: 'ENOENT' });
  mkdirSync(folder.path);
  expect(await verify()).toEqual({ kind: 'unreadable', file: '.', code: 'no-journal' });
  mkdirSync(join(folder.path, 'segment-000001.jsonl'));
  expect(await verify()).toEqual({ kind: 'unreadable', file: 'segment-000001.jsonl', code: 'not-a-file' });
});
