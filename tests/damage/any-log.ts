import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { MAX_LOG_BYTES, MAX_LOG_LINES } from '../../src/contract/diagnostics';
import { logFiles } from '../../src/main/diagnostics/log-sink';
import { copyLog, lastLines } from '../../src/main/diagnostics/read-log';

const NEW_LINE = 10;
const line = '2026-11-23T18:30:00.000Z +12 warn fault reference=F-1 question=readLog words="Zoë \u{1f510}"\n';
const longLine = `${'x'.repeat(900)}\n`;

/** A file of the log: a piece of it so many times, and its end. */
interface LogFile {
  readonly piece: string | Uint8Array;
  readonly times: number;
  readonly end: string | Uint8Array;
}

/** Any bytes, or lines with any at the end, both up to more than is read. */
const logFile: fc.Arbitrary<LogFile> = fc.record({
  piece: fc.oneof(fc.constantFrom(line, longLine, '\n'), fc.uint8Array({ maxLength: 300 })),
  times: fc.constantFrom(1, 3, 66, 400, 800),
  end: fc.oneof(fc.constant(''), fc.uint8Array({ maxLength: 30 })),
});

const bytesOf = ({ piece, times, end }: LogFile): Buffer =>
  Buffer.concat([...Array<Uint8Array>(times).fill(Buffer.from(piece)), Buffer.from(end)]);

const textOf = (files: readonly Uint8Array[]): string =>
  files.map((bytes) => new TextDecoder().decode(bytes)).join('');
const linesOf = (text: string): readonly string[] => text.split('\n').filter((one) => one !== '');

/**
 * Whatever the log's files hold, newest first: what is read of them is their end, line by line, and what lacks of it is
 * said to; a copy of them has every byte.
 */
export const logHolds = fc.asyncProperty(fc.array(logFile, { maxLength: 3 }), async (given) => {
  const folder = await mkdtemp(join(tmpdir(), 'any-log-'));
  const files = given.map(bytesOf);
  try {
    await Promise.all(files.map((bytes, age) => writeFile(join(folder, logFiles[age] ?? ''), bytes)));
    const oldestFirst = files.toReversed();
    const whole = linesOf(textOf(oldestFirst));
    const { lines, more } = await lastLines(folder);
    expect(lines.length).toBeLessThanOrEqual(MAX_LOG_LINES);
    expect(Buffer.byteLength(lines.join('\n'))).toBeLessThanOrEqual(MAX_LOG_BYTES);
    const [first = '', ...rest] = lines;
    const [same = '', ...end] = lines.length > 0 ? whole.slice(-lines.length) : [];
    expect(rest).toEqual(end);
    // Only of a file without a line's end can the first line be a part.
    if (files.every((bytes) => bytes.at(-1) === NEW_LINE)) expect(first).toBe(same);
    else expect(same.endsWith(first.replace(/^\ufffd+/, ''))).toBe(true);
    if (!more) expect(lines).toEqual(whole);
    const bytes = files.reduce((sum, { length }) => sum + length, 0);
    // A byte that is no text is read as three.
    if (bytes * 3 <= MAX_LOG_BYTES && whole.length <= MAX_LOG_LINES) expect(more).toBe(false);
    const copy = join(folder, 'copy');
    expect(await copyLog(folder, copy)).toBe(bytes);
    expect((await readFile(copy)).equals(Buffer.concat(oldestFirst))).toBe(true);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
