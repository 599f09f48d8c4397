import fc from 'fast-check';
import { it } from 'vitest';
import { keychainNoteHolds } from '../../../tests/damage/any-notes';

it('a note of any bytes never hides an item that may be stored, and what is noted next is found', () =>
  fc.assert(keychainNoteHolds, { numRuns: 1_000 }));
