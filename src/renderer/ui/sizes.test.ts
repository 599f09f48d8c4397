import { expect, it } from 'vitest';
import { sizeOf } from './sizes';

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1.0 kB'],
  [999_949, '999.9 kB'],
  [999_950, '1.0 MB'],
  [16_777_216, '16.8 MB'],
  [1_200_000_000, '1.2 GB'],
  [5e15, '5000.0 TB'],
])('%i bytes are read as %s', (bytes, words) => {
  expect(sizeOf(bytes)).toBe(words);
});
