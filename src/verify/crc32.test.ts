import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { expect, it } from 'vitest';
import { plainCrc32 } from './crc32';

it('without Node’s own function is the same, at once or in pieces', () => {
  expect(plainCrc32(Buffer.from('123456789'))).toBe(0xcbf43926);
  expect(plainCrc32(Buffer.alloc(0))).toBe(0);
  for (let length = 0; length < 300; length += 1) {
    const bytes = randomBytes(length);
    const inPieces = plainCrc32(bytes.subarray(length >> 1), plainCrc32(bytes.subarray(0, length >> 1)));
    expect([plainCrc32(bytes), inPieces]).toEqual([crc32(bytes), crc32(bytes)]);
  }
});
