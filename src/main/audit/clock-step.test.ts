import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalFolder, note, typesOf, type JournalFolder } from '../../../tests/journal/journal-folder';

let folder: JournalFolder;
let now = 0;
const clock = (): Date => new Date(now);
beforeEach(() => {
  folder = journalFolder();
  now = Date.UTC(2026, 10, 23, 18, 30);
});
afterEach(() => folder.end());

describe('a clock that was set back', () => {
  it('is recorded before the next record, once, with how far', async () => {
    const journal = await folder.opened({ clock });
    now -= 3_600_000;
    const appended = await note(journal, 'a');
    await note(journal, 'b');
    const lines = folder.sound();
    expect(typesOf(lines)).toEqual(['journal.opened', 'journal.clock', 'test.note', 'test.note']);
    expect(lines[1]?.data).toEqual({ stepMs: 3_600_000 });
    expect(lines[1]?.text).toContain(`"at":"${clock().toISOString()}"`);
    expect(appended).toMatchObject({ kind: 'recorded', seq: 3, at: clock().toISOString() });
    expect(journal.state()).toEqual({ kind: 'open', records: 4 });
  });

  it('between two runs is recorded before the opening', async () => {
    await (await folder.opened({ clock })).close();
    now -= 1;
    await folder.opened({ clock });
    expect(typesOf(folder.sound())).toEqual(['journal.opened', 'journal.clock', 'journal.opened']);
  });

  it('is not said of one that stands still or goes on', async () => {
    const journal = await folder.opened({ clock });
    await note(journal);
    now += 86_400_000;
    await note(journal);
    expect(typesOf(folder.sound())).toEqual(['journal.opened', 'test.note', 'test.note']);
  });

  it('leaves neither record on a disk that refuses the first', async () => {
    const journal = await folder.opened({ clock });
    now -= 1000;
    folder.faults.write = 'EIO';
    expect((await note(journal)).kind).toBe('not-recorded');
    folder.heal();
    await journal.open();
    expect(typesOf(folder.sound())).toEqual(['journal.opened', 'journal.clock', 'journal.opened']);
  });
});

describe('a clock whose year has not four digits', () => {
  const within = ['0000-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'].map((at) => Date.parse(at));
  const beyond = [(within[0] ?? 0) - 1, (within[1] ?? 0) + 1, NaN];
  const stop = { kind: 'not-writable', code: 'clock' };

  it.each(beyond)('records nothing, says so, and does again once it is set: %d', async (time) => {
    const journal = await folder.opened({ clock });
    const before = now;
    now = time;
    expect(await note(journal)).toEqual({ kind: 'not-recorded', why: stop.kind, code: stop.code });
    expect(journal.state()).toEqual(stop);
    expect((await journal.append({ type: 'order.outcome', data: {} })).kind).toBe('not-recorded');
    now = before;
    expect((await journal.append({ type: 'order.outcome', data: {} })).kind).toBe('recorded');
    expect(typesOf(folder.sound())).toEqual(['journal.opened', 'order.outcome']);
  });

  it.each(beyond)('leaves the journal as it is at opening: %d', async (time) => {
    await (await folder.opened({ clock })).close();
    const segment = join(folder.path, 'segment-000001.jsonl');
    appendFileSync(segment, '{"torn');
    const [before, bytes] = [now, readFileSync(segment)];
    now = time;
    const journal = folder.journal({ clock });
    expect(await journal.open()).toEqual(stop);
    expect(readFileSync(segment)).toEqual(bytes);
    expect(typesOf(await folder.newest(journal))).toEqual(['journal.opened']);
    now = before;
    expect((await journal.open()).kind).toBe('open');
    expect(typesOf(folder.sound())).toContain('journal.recovered');
  });

  it('is none in the first and the last moment of those years', async () => {
    const journal = folder.journal({ clock });
    for (now of within) {
      await journal.open();
      expect((await note(journal)).kind).toBe('recorded');
    }
    folder.sound();
  });
});
