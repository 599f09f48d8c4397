import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadFile } from './disk';
import { CHUNK, linesBack } from './lines-back';
import { linesForward } from './lines-forward';
import { MAX_LINE } from './record';

/** A file in memory; each read gives fewer bytes than asked for, as a disk may. */
function fileOf(bytes: Buffer): ReadFile & { mostAtOnce: () => number } {
  let most = 0;
  return {
    read: async (into, position) => {
      most = Math.max(most, into.length);
      return bytes.copy(into, 0, position, Math.min(position + 100_000, bytes.length));
    },
    length: async () => bytes.length,
    close: async () => undefined,
    mostAtOnce: () => most,
  };
}

async function back(bytes: Buffer): Promise<(string | undefined)[]> {
  const found: (string | undefined)[] = [];
  for await (const line of linesBack(fileOf(bytes), bytes.length)) {
    if (line.bytes) expect(bytes.subarray(line.start, line.end).equals(line.bytes)).toBe(true);
    expect(bytes[line.end]).toBe(10);
    found.push(line.bytes && Buffer.from(line.bytes).toString('latin1'));
  }
  return found.reverse();
}

async function forward(bytes: Buffer): Promise<string[]> {
  const found: string[] = [];
  for await (const line of linesForward(fileOf(bytes), bytes.length)) {
    found.push(Buffer.from(line).toString('latin1'));
  }
  return found;
}

describe('lines of a file', () => {
  it('are the same from both ends, whatever their lengths, and what follows the last newline is none', async () => {
    const lengths = fc.oneof(
      fc.nat(50),
      fc.nat(MAX_LINE + 10),
      fc.constantFrom(MAX_LINE - 1, MAX_LINE, CHUNK),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(lengths, { maxLength: 12 }), fc.nat(1000), async (lines, rest) => {
        const texts = lines.map((length, index) => String.fromCharCode(97 + index).repeat(length));
        const bytes = Buffer.from([...texts, 'z'.repeat(rest)].join('\n'), 'latin1');
        const short = texts.map((text) => (text.length < MAX_LINE ? text : undefined));
        expect(await back(bytes)).toEqual(short);
        expect(await forward(bytes)).toEqual(short.filter((text) => text !== undefined));
      }),
      { numRuns: 60 },
    );
  });

  it('are found after many megabytes without a newline, a chunk at a time', async () => {
    const bytes = Buffer.concat([
      Buffer.from('first\n'),
      Buffer.alloc(20 * 1024 * 1024, 'g'),
      Buffer.from('\nlast\n'),
    ]);
    expect(await back(bytes)).toEqual(['first', undefined, 'last']);
    expect(await forward(bytes)).toEqual(['first', 'last']);
    const file = fileOf(bytes);
    for await (const line of linesBack(file, bytes.length)) expect(line).toBeDefined();
    expect(file.mostAtOnce()).toBeLessThanOrEqual(CHUNK);
  });
});
