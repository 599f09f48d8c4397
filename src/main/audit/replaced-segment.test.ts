import {
  appendFileSync,
  copyFileSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalFolder, note, typesOf, type JournalFolder } from '../../../tests/journal/journal-folder';
import type { Appended, Journal } from './journal';
import { segmentName } from './segments';

let folder: JournalFolder;
let segment = '';
beforeEach(() => {
  folder = journalFolder();
  segment = join(folder.path, segmentName(1));
});
afterEach(() => folder.end());

/** Puts another file in the segment's place, as a backup or a synchronized folder does. */
function replace(bytes: Buffer): void {
  writeFileSync(`${segment}.new`, bytes);
  renameSync(`${segment}.new`, segment);
}

const intent = (journal: Journal): Promise<Appended> =>
  journal.append({ type: 'order.intent', data: { orderId: 'a' } });
const outcome = (journal: Journal): Promise<Appended> =>
  journal.append({ type: 'order.outcome', data: { orderId: 'a' } });

describe('a segment in whose place another file was put while the journal is in use', () => {
  it.each([
    ['intent', intent],
    ['outcome', outcome],
    ['note', note],
  ])('is gone on with where it holds the same: %s', async (_what, append) => {
    const journal = await folder.opened();
    await note(journal);
    replace(readFileSync(segment));
    expect((await append(journal)).kind).toBe('recorded');
    expect((await note(journal)).kind).toBe('recorded');
    const types = typesOf(folder.sound());
    expect(types.slice(0, 3)).toEqual(['journal.opened', 'test.note', 'journal.opened']);
    expect(types).toHaveLength(5);
  });

  it('is left as it is where it is an older one, and nothing is taken', async () => {
    const journal = await folder.opened();
    const older = readFileSync(segment);
    await note(journal);
    replace(older);
    expect(await intent(journal)).toMatchObject({ kind: 'not-recorded', why: 'broken' });
    expect(await outcome(journal)).toMatchObject({ kind: 'not-recorded', why: 'broken' });
    expect(journal.state().kind).toBe('broken');
    expect(readFileSync(segment).equals(older)).toBe(true);
  });

  it.each([
    ['gone', () => rmSync(segment)],
    ['cut', () => truncateSync(segment, 10)],
    ['emptied', () => truncateSync(segment, 0)],
    ['added to', () => appendFileSync(segment, '{"v":1}\n')],
  ])('that is %s takes nothing more, and is not changed', async (_what, harm) => {
    const journal = await folder.opened();
    await note(journal);
    harm();
    const before = folder.calls.includes('truncate');
    expect((await intent(journal)).kind).toBe('not-recorded');
    expect(folder.calls.includes('truncate')).toBe(before);
    expect(journal.state().kind).toBe('broken');
  });

  it('that came back in the end is gone on with', async () => {
    const journal = await folder.opened();
    await note(journal);
    copyFileSync(segment, `${segment}.away`);
    rmSync(segment);
    expect((await intent(journal)).kind).toBe('not-recorded');
    renameSync(`${segment}.away`, segment);
    await journal.open();
    expect((await intent(journal)).kind).toBe('recorded');
    expect(typesOf(folder.sound()).at(-1)).toBe('order.intent');
  });
});
