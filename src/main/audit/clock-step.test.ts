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
