import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PART_BYTES, MAX_SECRET_BYTES, pack, readHead, unpack } from './packing';

const generation = '00000000000000ab';
const secrets = fc
  // Four bytes a character at most.
  .string({ unit: 'binary', minLength: 1, maxLength: MAX_SECRET_BYTES / 8, size: 'max' })
  .filter((text) => !text.includes('\0'));

describe('a packed secret', () => {
  it('comes back as it was, and no entry is larger than Windows takes', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const { head, parts } = pack(secret, generation);
        const read = readHead(head);
        expect(read).toMatchObject({ generation, count: parts.length });
        expect(read !== undefined && unpack(read, parts) === secret).toBe(true);
        for (const entry of [head, ...parts]) {
          expect(Buffer.byteLength(entry)).toBeLessThanOrEqual(2560);
          expect(entry).not.toBe('');
          expect(entry.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it.each([MAX_PART_BYTES, MAX_PART_BYTES + 1, MAX_SECRET_BYTES])('of %d bytes comes back', (bytes) => {
    const secret = `${'🔑'.repeat(Math.floor(bytes / 4))}${'x'.repeat(bytes % 4)}`;
    const { head, parts } = pack(secret, generation);
    const read = readHead(head);
    expect(read && unpack(read, parts)).toBe(secret);
  });

  it('with a part missing, twice, swapped or of another write is none', () => {
    const { head, parts } = pack('ab'.repeat(3600), generation);
    const foreign = pack('cd'.repeat(3600), generation).parts;
    const read = readHead(head);
    if (!read) throw new Error('The head can’t be read.');
    const [first = '', second = '', third = ''] = parts;
    const wrong = [[], [first], [first, second], [first, second, third, third], [first, ...foreign.slice(1)]];
    for (const set of wrong) expect(unpack(read, set)).toBeUndefined();
    expect(unpack(read, parts)).toBeDefined();
  });

  it('has a head that no other text is taken for', () => {
    const { head } = pack('x'.repeat(5000), generation);
    const texts = ['', 'x', head.slice(1), `2${head.slice(1)}`, head.toUpperCase(), `${head}x`, ` ${head}`];
    const counts = ['0', '1', '33', '99', '03', '-3'].map((count) => head.replace(':3:', `:${count}:`));
    for (const text of [...texts, ...counts]) expect(readHead(text)).toBeUndefined();
    fc.assert(fc.property(fc.string(), (text) => readHead(text) === undefined));
  });
});
