import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReadFile } from '../disk';
import { readLine, SHORTEST_LINE } from '../read-line';
import { chainStart, MAX_LINE, recordLine } from '../record';
import { CHUNK, eachLine } from './segment-lines';

function fileOf(bytes: Buffer): ReadFile {
  return {
    read: async (into, position) => bytes.copy(into, 0, position),
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

  it('are heard where a record is as short as can be', () => {
    const { bytes } = recordLine(chainStart, {
      ...{ id: '', at: '2026-11-23T18:30:05.123Z', type: '', data: {} },
      ...{ actor: { osUser: '', host: '' }, app: { version: '', platform: '' } },
    });
    expect(bytes.length - 1).toBe(SHORTEST_LINE);
    expect(readLine(bytes.subarray(0, -1))?.seq).toBe(1);
  });
});
