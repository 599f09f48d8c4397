import fc from 'fast-check';
import { it } from 'vitest';
import { policyMemoryHolds } from '../../../tests/damage/any-notes';

it('a memory of any bytes never lets a policy that is gone pass for none', () =>
  fc.assert(policyMemoryHolds, { numRuns: 1_000 }));
