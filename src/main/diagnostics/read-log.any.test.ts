import fc from 'fast-check';
import { it } from 'vitest';
import { logHolds } from '../../../tests/damage/any-log';

it(
  'a log of any bytes is read to its end, and copied as it is',
  () => fc.assert(logHolds, { numRuns: 100 }),
  30_000,
);
