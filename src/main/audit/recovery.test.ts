import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalFolder, type JournalFolder } from '../../../tests/journal/journal-folder';
import type { AuditorLine } from '../../../tests/journal/verify-chain';

let folder: JournalFolder;
let segment = '';
beforeEach(() => {
  folder = journalFolder();
  segment = join(folder.path, 'segment-000001.jsonl');
});
afterEach(() => folder.end());

/** Writes a journal with some notes and closes it; the segment's bytes. */
async function written(...texts: string[]): Promise<Buffer> {
  const journal = folder.journal();
  await journal.open();
  for (const text of texts) await journal.append({ type: 'test.note', data: { text } });
  await journal.close();
  return readFileSync(segment);
}

/** Opens and closes; what an auditor reads then, with nothing wrong. */
async function reopened(): Promise<readonly AuditorLine[]> {
  await (await folder.opened()).close();
  return folder.sound();
}

const tornFiles = (): string[] => readdirSync(folder.path).filter((name) => name.startsWith('torn-'));

/** That exactly these bytes were cut off, kept and recorded. */
function expectEvidence(line: AuditorLine | undefined, bytes: Buffer): void {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(line).toMatchObject({ type: 'journal.recovered', data: { cutBytes: bytes.length, sha256 } });
  const kept = readFileSync(join(folder.path, String(line?.data['file'])));
  expect(kept.equals(bytes)).toBe(true);
}

describe('a tail that a crash left', () => {
  it('is recovered wherever the last record was cut, also inside a character', async () => {
    const whole = await written('first', 'last: é 👩🏽‍⚖️ 終');
    const start = whole.lastIndexOf('\n', whole.length - 2) + 1;
    for (let cut = start; cut < whole.length - 1; cut += 1) {
      writeFileSync(segment, whole.subarray(0, cut));
      const lines = await reopened();
      expect(lines.slice(0, 2).map(({ data }) => data['text'])).toEqual([undefined, 'first']);
      if (cut > start) expectEvidence(lines[2], whole.subarray(start, cut));
      expect(lines).toHaveLength(cut > start ? 4 : 3);
    }
  }, 60_000);

  it('gets its newline where nothing else is missing', async () => {
    const whole = await written('last');
    truncateSync(segment, whole.length - 1);
    const lines = await reopened();
    expect(lines.map(({ type }) => type)).toEqual(['journal.opened', 'test.note', 'journal.opened']);
    expect(tornFiles()).toEqual([]);
  });

  it('gets no newline where the whole record continues another chain', async () => {
    const whole = await written('one', 'two');
    const second = whole.toString().split('\n')[1] ?? '';
    appendFileSync(segment, second);
    expectEvidence((await reopened())[3], Buffer.from(second));
  });

  it('begins the journal anew where not even its first record is whole', async () => {
    const whole = await written();
    truncateSync(segment, 100);
    const lines = await reopened();
    expect(lines.map(({ type }) => type)).toEqual(['journal.opened', 'journal.recovered']);
    expectEvidence(lines[1], whole.subarray(0, 100));
  });

  it('of many megabytes is cut off and kept', async () => {
    await written('first');
    const garbage = Buffer.alloc(9 * 1024 * 1024 + 17, 'garbage \u00e4 ');
    appendFileSync(segment, garbage);
    expectEvidence((await reopened())[2], garbage);
  });

  it('of zeros, as after a loss of power, is cut off and kept', async () => {
    await written('first');
    appendFileSync(segment, Buffer.alloc(4096));
    expectEvidence((await reopened())[2], Buffer.alloc(4096));
  });

  it('is kept under a name of its own each time', async () => {
    await written('first');
    const clock = (): Date => new Date('2026-11-23T18:30:05.123Z');
    for (const rest of ['a', 'bb', 'ccc']) {
      appendFileSync(segment, rest);
      const journal = folder.journal({ clock });
      await journal.open();
      await journal.close();
    }
    expect(tornFiles().sort()).toEqual([
      'torn-20261123T183005123Z-2.bin',
      'torn-20261123T183005123Z-3.bin',
      'torn-20261123T183005123Z.bin',
    ]);
  });

  it.each(['create', 'write', 'truncate', 'syncFolder'] as const)(
    'stays as it is where the disk refuses to %s',
    async (step) => {
      await written('first');
      appendFileSync(segment, 'torn');
      folder.faults[step] = 'ENOSPC';
      const before = readFileSync(segment);
      expect(await folder.journal().open()).toEqual({ kind: 'not-writable', code: 'ENOSPC' });
      expect(readFileSync(segment).equals(before)).toBe(true);
    },
  );

  it('leaves no half evidence on a full disk, however often it is tried', async () => {
    await written('first');
    appendFileSync(segment, 'torn '.repeat(100));
    folder.faults.room = 100;
    const journal = folder.journal();
    for (let count = 0; count < 3; count += 1)
      expect(await journal.open()).toEqual({ kind: 'not-writable', code: 'ENOSPC' });
    expect(tornFiles()).toEqual([]);
    folder.heal();
    await journal.open();
    expectEvidence(folder.sound()[2], Buffer.from('torn '.repeat(100)));
  });

  it('is recorded as cut off also where that takes the room that is kept for orders', async () => {
    await written('first');
    appendFileSync(segment, 'torn');
    folder.faults.room = 4;
    await folder.journal().open();
    expectEvidence(folder.sound()[2], Buffer.from('torn'));
  });

  it('stays as it is where the reserve can’t be made', async () => {
    await written('first');
    appendFileSync(segment, 'torn');
    rmSync(join(folder.path, 'reserve.bin'));
    folder.faults.room = 1000;
    expect(await folder.journal().open()).toEqual({ kind: 'not-writable', code: 'ENOSPC' });
    expect(readFileSync(segment, 'utf8').endsWith('torn')).toBe(true);
    expect(tornFiles()).toEqual([]);
  });
});
