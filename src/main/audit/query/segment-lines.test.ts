import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadFile } from '../disk';
import { readLine, SHORTEST_LINE } from '../read-line';
import { chainStart, MAX_LINE, recordLine } from '../record';
import { CHUNK, eachLine, lineAt, linesAt } from './segment-lines';

function fileOf(bytes: Buffer): ReadFile {
  return {
    read: async (into, position) => (position < bytes.length ? bytes.copy(into, 0, position) : 0),
    length: async () => bytes.length,
    close: async () => undefined,
  };
}

describe('lines of a segment', () => {
  it('are heard each once and in their place, but for those that no record can be', async () => {
    const lengths = fc.oneof(
      fc.constantFrom(0, 0, 1, SHORTEST_LINE - 1, SHORTEST_LINE, MAX_LINE - 1, MAX_LINE, CHUNK),
      fc.nat(2 * SHORTEST_LINE),
      fc.nat(MAX_LINE + 10),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(lengths, { maxLength: 40 }), fc.nat(1000), async (all, rest) => {
        const texts = all.map((length, at) => String.fromCharCode(97 + (at % 26)).repeat(length));
        const bytes = Buffer.from([...texts, 'z'.repeat(rest)].join('\n'), 'latin1');
        const heard: string[] = [];
        const end = await eachLine(fileOf(bytes), 0, bytes.length, (line, offset) => {
          expect(bytes.subarray(offset, offset + line.length).equals(line)).toBe(true);
          heard.push(line.toString('latin1'));
        });
        const may = texts.filter(({ length }) => length >= SHORTEST_LINE && length < MAX_LINE);
        expect(heard).toEqual(may);
        expect(end).toBe(bytes.length - rest);
      }),
      { numRuns: 60 },
    );
  });

  it('are the same read together as one by one, wherever they begin, and in few reads', async () => {
    const lengths = fc.oneof(fc.nat(3000), fc.constantFrom(MAX_LINE - 2, MAX_LINE - 1, MAX_LINE, 2 * CHUNK));
    await fc.assert(
      fc.asyncProperty(
        fc.array(lengths, { maxLength: 30 }),
        fc.array(fc.nat(4 * CHUNK), { maxLength: 20 }),
        async (all, others) => {
          const texts = all.map((length, at) => String.fromCharCode(97 + (at % 26)).repeat(length));
          const bytes = Buffer.from([...texts, 'torn'].join('\n'), 'latin1');
          const starts = texts.map((_, at) => texts.slice(0, at).join('\n').length + Number(at > 0));
          const offsets = [...starts.toReversed(), ...others, ...starts.slice(0, 3)];
          const together = await linesAt(fileOf(bytes), offsets);
          for (const offset of offsets) {
            const alone = await lineAt(fileOf(bytes), offset);
            expect(together.get(offset)?.toString('latin1')).toBe(alone?.toString('latin1'));
          }
        },
      ),
      { numRuns: 60 },
    );
    const rows = Buffer.from(`${'r'.repeat(600)}\n`.repeat(100), 'latin1');
    let reads = 0;
    const counted = {
      ...fileOf(rows),
      read: async (into: Uint8Array, position: number) => {
        reads += 1;
        return fileOf(rows).read(into, position);
      },
    };
    const lines = await linesAt(
      counted,
      Array.from({ length: 100 }, (_, at) => at * 601),
    );
    expect(lines.size).toBe(100);
    // One, and the one that finds the file's end.
    expect(reads).toBeLessThanOrEqual(2);
  });

  it('are heard where a record is as short as can be', () => {
    const { bytes } = recordLine(chainStart, {
      ...{ id: '', at: '2026-11-23T18:30:05.123Z', type: '', data: {} },
      ...{ actor: { osUser: '', host: '' }, app: { version: '', platform: '' } },
    });
    expect(bytes.length - 1).toBe(SHORTEST_LINE);
    expect(readLine(bytes.subarray(0, -1))?.seq).toBe(1);
  });
});
