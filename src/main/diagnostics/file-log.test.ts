import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MAX_LOG_BYTES, MAX_LOG_LINES } from '../../contract/diagnostics';
import { appLog, type AppLog } from './app-log';
import { fileSink, logFiles } from './log-sink';
import { copyLog, lastLines } from './read-log';

let home: string;
let folder: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'log-'));
  folder = join(home, 'a', 'log');
});
afterEach(() => rm(home, { recursive: true, force: true }));

const opened = (): AppLog =>
  appLog({ sink: fileSink(folder), clock: () => new Date(), elapsed: () => performance.now(), home });

async function write(log: AppLog, from: number, to: number, words: string): Promise<void> {
  for (let number = from; number < to; number += 1) {
    log.note({ what: 'fault', reference: `F-${String(number)}`, question: 'readLog', words });
    if (number % 500 === 0) await log.settled();
  }
  await log.settled();
}
const numbers = (lines: readonly string[]): number[] =>
  lines.map((line) => Number(/reference=F-(\d+)/.exec(line)?.[1]));

describe('the log on disk', () => {
  it('is for this user alone', async () => {
    const log = opened();
    log.begin();
    await write(log, 0, 1, 'x');
    await log.end();
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'lockout-desk.log'))).mode & 0o777).toBe(0o600);
  });

  it('is never larger than five files of a little over 1 MiB, and loses the oldest lines alone', async () => {
    const log = opened();
    log.begin();
    await write(log, 0, 9_000, 'word '.repeat(190));
    await log.end();
    expect((await readdir(folder)).sort()).toEqual([...logFiles].sort());
    for (const name of logFiles) {
      const { size, mode } = await stat(join(folder, name));
      expect(size).toBeLessThan(1.2 * 1024 * 1024);
      expect(mode & 0o777).toBe(0o600);
    }
    const target = join(home, 'copy.log');
    const bytes = await copyLog(folder, target);
    const copied = numbers((await readFile(target, 'utf8')).trim().split('\n'));
    expect((await stat(target)).size).toBe(bytes);
    expect(copied.at(-1)).toBe(8_999);
    expect(copied).toEqual(copied.map((_, index) => (copied[0] ?? 0) + index));
    const { lines, more } = await lastLines(folder);
    expect(more).toBe(true);
    expect(lines.join('\n').length).toBeLessThanOrEqual(MAX_LOG_BYTES);
    expect(numbers(lines)).toEqual(lines.map((_, index) => 9_000 - lines.length + index));
  });

  it('is read over the end of a file, up to its number of lines', async () => {
    const log = opened();
    log.begin();
    await write(log, 0, 30, 'x');
    await log.end();
    const first = await lastLines(folder);
    expect(first.more).toBe(false);
    expect(numbers(first.lines)).toEqual([...Array(30).keys()]);
    await writeFile(join(folder, 'lockout-desk.1.log'), 'older reference=F-1\n'.repeat(MAX_LOG_LINES));
    const second = await lastLines(folder);
    expect(second.more).toBe(true);
    expect(second.lines).toHaveLength(MAX_LOG_LINES);
    expect(numbers(second.lines.slice(-30))).toEqual([...Array(30).keys()]);
  });

  it('goes on in the same file at the next start', async () => {
    for (const start of [0, 1]) {
      const log = opened();
      log.begin();
      await write(log, start, start + 1, 'x');
      await log.end();
    }
    expect(numbers((await lastLines(folder)).lines)).toEqual([0, 1]);
  });

  it('is no longer than the page is given where a byte of a damaged one is read as a character of three', async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'lockout-desk.log'), Buffer.alloc(MAX_LOG_BYTES, 0xff));
    const { lines, more } = await lastLines(folder);
    expect(Buffer.byteLength(lines.join('\n'))).toBeLessThanOrEqual(MAX_LOG_BYTES);
    expect([lines.length, more]).toEqual([1, true]);
  });

  it('is empty where nothing was written yet', async () => {
    expect(await lastLines(folder)).toEqual({ lines: [], more: false });
  });

  it('says why it can’t be written, and heals when it can', async () => {
    await writeFile(join(home, 'a'), 'in the way of the folder');
    let ms = 0;
    const log = appLog({ sink: fileSink(folder), clock: () => new Date(), elapsed: () => ms, home });
    log.begin();
    log.note({ what: 'ended' });
    expect(await log.settled()).toMatch(/^E(NOTDIR|EXIST)$/);
    await rm(join(home, 'a'));
    ms = 20_000;
    expect(await log.settled()).toBeUndefined();
    expect((await lastLines(folder)).lines).toHaveLength(1);
    await log.end();
  });

  it('leaves what was there where a copy can’t be written', async () => {
    const log = opened();
    log.begin();
    await write(log, 0, 1, 'x');
    await log.end();
    const target = join(home, 'copies', 'copy.log');
    await expect(copyLog(folder, target)).rejects.toThrow('ENOENT');
    await chmod(folder, 0o700);
    expect(await readdir(home)).toEqual(['a']);
  });
});
