import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bodyOf,
  filesOf,
  forgeJournal,
  JOURNAL_ID,
  noted,
  seal,
  segmentFile,
  ZEROS,
  type ForgedLine,
} from '../../tests/journal/forge';

const above = mkdtempSync(join(tmpdir(), 'lockout-desk-huge-'));
const program = join(above, 'built', 'lockout-desk-verify.mjs');
const MIB = 1024 * 1024;

beforeAll(() => {
  spawnSync(process.execPath, [resolve('scripts/build-verifier.mjs'), join(above, 'built')]);
}, 60_000);
afterAll(() => {
  rmSync(above, { recursive: true, force: true });
});

/** What the verifier prints with a heap of 64 MiB, and the most memory that its process took, in MiB. */
function verified(folder: string): { readonly verdict: unknown; readonly peak: number } {
  const report = `process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)))`;
  const preload = `data:text/javascript,${encodeURIComponent(report)}`;
  const args = ['--max-old-space-size=64', '--import', preload, program, '--json', folder];
  const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { verdict: JSON.parse(stdout), peak: Number(stderr) / 1024 };
}

function folderWith(write: (file: number) => void): string {
  const folder = mkdtempSync(join(above, 'journal-'));
  const [first] = forgeJournal([1], 'unsigned').segments[0] ?? [];
  const file = openSync(join(folder, segmentFile(1)), 'w');
  if (first) writeSync(file, first.bytes);
  write(file);
  closeSync(file);
  return folder;
}

const genuine = filesOf(forgeJournal([1], 'unsigned')).get(segmentFile(1))?.length ?? 0;

describe('memory stays bounded', () => {
  it('for a line of 100 MB, with or without an end', () => {
    for (const end of ['', '\n']) {
      const folder = folderWith((file) => {
        for (let count = 0; count < 100; count += 1) writeSync(file, Buffer.alloc(1_000_000, 'x'));
        writeSync(file, end);
      });
      const { verdict, peak } = verified(folder);
      const place = { segment: segmentFile(1), line: 2, offset: genuine };
      expect(verdict).toMatchObject({ problem: 'line-too-long', ...place });
      expect(peak).toBeLessThan(160);
    }
  });

  it('for a segment of 1 GiB whose last line is tampered with', () => {
    let last: ForgedLine | undefined;
    let offset = 0;
    const folder = folderWith((file) => {
      let [seq, prev, bytes] = [1, forgeJournal([1], 'unsigned').segments[0]?.[0]?.hash ?? ZEROS, genuine];
      let gathered: Buffer[] = [];
      while (bytes < 1024 * MIB) {
        seq += 1;
        last = seal(seq, bodyOf(seq, prev, noted('x'.repeat(20_000 + (seq % 1000)))), undefined);
        prev = last.hash;
        offset = bytes;
        bytes += last.bytes.length;
        gathered.push(last.bytes);
        if (gathered.length < 100) continue;
        writeSync(file, Buffer.concat(gathered));
        gathered = [];
      }
      const all = Buffer.concat(gathered);
      all[all.length - 200] = 0x79;
      writeSync(file, all);
    });
    const { verdict, peak } = verified(folder);
    const line = last?.seq;
    expect(verdict).toMatchObject({ problem: 'hash', segment: segmentFile(1), line, offset });
    expect(peak).toBeLessThan(160);
  });

  it('for records that each have another long name', () => {
    const folder = folderWith((file) => {
      let prev = forgeJournal([1], 'unsigned').segments[0]?.[0]?.hash ?? ZEROS;
      for (let seq = 2; seq <= 3000; seq += 1) {
        const data = { [`${String(seq)}${'n'.repeat(60_000)}`]: null };
        const line = seal(seq, bodyOf(seq, prev, { type: 'order.closed', data }), undefined);
        prev = line.hash;
        writeSync(file, line.bytes);
      }
    });
    const { verdict, peak } = verified(folder);
    expect(verdict).toMatchObject({ kind: 'intact', records: 3000 });
    expect(peak).toBeLessThan(160);
  });

  it('for as much that is not one line of a journal', () => {
    const folder = folderWith((file) => {
      for (let count = 0; count < 1024; count += 1) writeSync(file, Buffer.alloc(MIB, `${JOURNAL_ID}\n`));
    });
    const { verdict, peak } = verified(folder);
    expect(verdict).toMatchObject({ problem: 'tail', line: 2, offset: genuine });
    expect(peak).toBeLessThan(160);
  });
});
