import { appendFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalFolder, note, typesOf, type JournalFolder } from '../../../tests/journal/journal-folder';

let folder: JournalFolder;
beforeEach(() => (folder = journalFolder()));
afterEach(() => folder.end());

describe('segments', () => {
  it('start anew once the newest is full, and the chain runs through them', async () => {
    const journal = await folder.opened({ segmentBytes: 2000 });
    for (let count = 0; count < 20; count += 1) await note(journal, 'x'.repeat(300));
    await journal.close();
    const again = await folder.opened({ segmentBytes: 2000 });
    await note(again);
    const segments = readdirSync(folder.path);
    expect(segments.length).toBeGreaterThan(4);
    expect(folder.sound()).toHaveLength(23);
    for (const name of segments.slice(0, -1)) {
      expect(statSync(join(folder.path, name)).size).toBeGreaterThanOrEqual(2000);
    }
  });

  it('are gone on with where one was made and not written', async () => {
    const journal = await folder.opened({ segmentBytes: 100 });
    folder.faults.write = 'ENOSPC';
    expect((await note(journal)).kind).toBe('not-recorded');
    expect(statSync(join(folder.path, 'segment-000002.jsonl')).size).toBe(0);
    folder.heal();
    expect((await journal.open()).kind).toBe('open');
    expect(typesOf(folder.sound())).toEqual(['journal.opened', 'journal.opened']);
  });

  it('begin with 0 bytes where the very first record was never written', async () => {
    mkdirSync(folder.path, { recursive: true });
    writeFileSync(join(folder.path, 'segment-000001.jsonl'), '');
    await folder.opened();
    expect(folder.sound()[0]?.data['reason']).toBe('new');
  });

  it.each([
    ['only a newline', '\n'],
    ['a line of something else', 'hello\n'],
  ])('that hold %s are broken, and stay as they are', async (_what, content) => {
    mkdirSync(folder.path, { recursive: true });
    writeFileSync(join(folder.path, 'segment-000001.jsonl'), content);
    const state = { kind: 'broken', segment: 'segment-000001.jsonl', line: 1 };
    expect(await folder.journal().open()).toEqual(state);
    expect(readFileSync(join(folder.path, 'segment-000001.jsonl'), 'utf8')).toBe(content);
  });

  it('with one missing are broken', async () => {
    mkdirSync(folder.path, { recursive: true });
    writeFileSync(join(folder.path, 'segment-000002.jsonl'), '');
    const state = { kind: 'broken', segment: 'segment-000001.jsonl', line: 1 };
    expect(await folder.journal().open()).toEqual(state);
  });

  it('don’t mind other files beside them', async () => {
    mkdirSync(folder.path, { recursive: true });
    for (const name of ['segment-1.jsonl', 'segment-000009.jsonl.bak', 'segment-000000.jsonl', '.DS_Store']) {
      writeFileSync(join(folder.path, name), 'x');
    }
    const journal = await folder.opened();
    expect(await folder.newest(journal, 10)).toHaveLength(1);
  });
});

describe('an outsider’s change to the newest record', () => {
  it.each([
    ['an edit', (text: string) => text.replace('kept', 'kepT')],
    ['a record of another chain', (text: string) => text + text.split('\n')[0] + '\n'],
    ['an empty line', (text: string) => `${text}\n`],
  ])('(%s) is broken, is not written on, and history is shown as far as it reads', async (_what, change) => {
    const first = await folder.opened();
    await note(first, 'kept');
    await first.close();
    const path = join(folder.path, 'segment-000001.jsonl');
    const changed = change(readFileSync(path, 'utf8'));
    writeFileSync(path, changed);
    const journal = folder.journal();
    const line = changed.split('\n').length - 1;
    expect(await journal.open()).toEqual({ kind: 'broken', segment: 'segment-000001.jsonl', line });
    expect(await note(journal)).toEqual({ kind: 'not-recorded', why: 'broken' });
    expect(readFileSync(path, 'utf8')).toBe(changed);
    expect((await folder.newest(journal, 10)).length).toBeGreaterThanOrEqual(2);
  });

  it('is found at the end of the segment before, where the newest is empty', async () => {
    const first = await folder.opened();
    await first.close();
    appendFileSync(join(folder.path, 'segment-000001.jsonl'), 'torn');
    writeFileSync(join(folder.path, 'segment-000002.jsonl'), '');
    expect((await folder.journal().open()).kind).toBe('broken');
  });
});
