import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildChild } from '../../../tests/journal/build-child';
import { bodyOf, forgeJournal, noted, seal, segmentFile, ZEROS } from '../../../tests/journal/forge';

const MIB = 1024 * 1024;
const above = mkdtempSync(join(tmpdir(), 'lockout-desk-huge-read-'));
let child = '';
let folder = '';
let segment = '';
beforeAll(async () => {
  child = await buildChild('huge-child', join(above, 'built'));
}, 60_000);
afterAll(() => rmSync(above, { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(above, 'journal-'));
  segment = join(folder, segmentFile(1));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What reading and opening come to with a heap of 64 MiB; times in milliseconds, the most memory in MiB. */
interface Found {
  readonly seqs: unknown;
  readonly rows: unknown;
  /** Whether a search for a text was answered, and how many records an export would write. */
  readonly searched: unknown;
  readonly exported: unknown;
  readonly state: unknown;
  readonly reading: number;
  readonly opening: number;
  readonly peak: number;
}

function started(what: string): Found {
  const cache = join(folder, '..', 'cache');
  const args = ['--max-old-space-size=64', child, folder, cache];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 150_000 });
  rmSync(cache, { recursive: true, force: true });
  if (stdout === '') throw new Error(stderr);
  process.stdout.write(`${what}: ${stdout}\n`);
  return JSON.parse(stdout) as Found;
}

/** Begins the segment with two genuine records, and has something written after them. */
function begun(after: (file: number) => void): void {
  const file = openSync(segment, 'w');
  for (const { bytes } of forgeJournal([2], 'unsigned').segments[0] ?? []) writeSync(file, bytes);
  after(file);
  closeSync(file);
}

const times = (count: number, bytes: Buffer) => (file: number) => {
  for (let done = 0; done < count; done += 1) writeSync(file, bytes);
};

function expectBounded({ rows, exported, searched, reading, opening, peak }: Found): void {
  expect([searched, exported]).toEqual(['answer', rows]);
  // The same for 256 MiB as for 2 GiB; Node itself takes some 60 of it.
  expect(peak).toBeLessThan(320);
  expect(reading).toBeLessThan(60_000);
  expect(opening).toBeLessThan(60_000);
}

const brokenAt = (line: number): object => ({ kind: 'broken', segment: segmentFile(1), line });

describe('memory and time stay bounded for a start of the application', () => {
  it('where the newest line has 100 MB and no end: it is cut off and kept', () => {
    begun(times(100, Buffer.alloc(1_000_000, 'x')));
    const found = started('100 MB without an end');
    expect(found).toMatchObject({ seqs: [2, 1], rows: 2, state: { kind: 'open', records: 4 } });
    expectBounded(found);
  });

  it('where the newest line has 100 MB and an end: the journal is broken there', () => {
    begun((file) => {
      times(100, Buffer.alloc(1_000_000, 'x'))(file);
      writeSync(file, '\n');
    });
    const found = started('100 MB with an end');
    expect(found).toMatchObject({ seqs: [2, 1], rows: 2, state: brokenAt(3) });
    expectBounded(found);
  });

  it('where 1 GiB of zeros follows, as a disk may leave it', () => {
    begun(() => undefined);
    truncateSync(segment, 1024 * MIB);
    const found = started('1 GiB of zeros');
    expect(found).toMatchObject({ seqs: [2, 1], rows: 2, state: { kind: 'open', records: 4 } });
    expectBounded(found);
  });

  it.each([
    ['newlines', '\n'],
    ['short lines', 'no record\n'],
    ['lines as long as records', `{"v":1,"seq":3,${'x'.repeat(400)}\n`],
  ])('where 1 GiB of %s follows: the journal is broken', (what, line) => {
    begun(times(1024, Buffer.alloc(MIB, line).fill(0x0a, MIB - 1)));
    const found = started(`1 GiB of ${what}`);
    expect(found).toMatchObject({ state: { kind: 'broken' } });
    expectBounded(found);
  });

  it('where 1 GiB of zeros stands between records', () => {
    begun(() => undefined);
    truncateSync(segment, 1024 * MIB);
    const file = openSync(segment, 'a');
    const rest = forgeJournal([4], 'unsigned').segments[0]?.slice(2) ?? [];
    writeSync(file, Buffer.concat([Buffer.from('\n'), ...rest.map(({ bytes }) => bytes)]));
    closeSync(file);
    const found = started('1 GiB of zeros between records');
    expect(found).toMatchObject({ seqs: [4, 3, 2, 1], rows: 4, state: { kind: 'open', records: 5 } });
    expectBounded(found);
  });

  it('where 1 GiB of records was tampered with in its middle', () => {
    begun(() => undefined);
    let [seq, prev] = [2, forgeJournal([2], 'unsigned').segments[0]?.[1]?.hash ?? ZEROS];
    const file = openSync(segment, 'a');
    for (let bytes = 0; bytes < 1024 * MIB;) {
      seq += 1;
      const line = seal(seq, bodyOf(seq, prev, noted('x'.repeat(20_000 + (seq % 1000)))), undefined);
      const wrong = Buffer.from(line.bytes);
      if (seq === 20_000) wrong.fill('y', 1000, 2000);
      bytes += writeSync(file, wrong);
      prev = line.hash;
    }
    closeSync(file);
    const found = started('1 GiB of records');
    expect(found).toMatchObject({ rows: seq, state: { kind: 'open', records: seq + 1 } });
    expectBounded(found);
  });
});
