import { render } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import type { JournalState } from '../../contract/audit';
import JournalChip from './JournalChip.svelte';

const open = { kind: 'open', records: 77 } as const;
const disk = { kind: 'not-writable', code: 'ENOSPC' } as const;

it.each<[string, JournalState, readonly [isBroken: boolean, isCopyFailed: boolean], string, boolean]>([
  ['one in use', open, [false, false], '77 records', false],
  ['one that a verification found broken', open, [true, true], 'found BROKEN', true],
  ['one that can’t be written either', disk, [true, true], 'cannot be written', true],
  ['one whose second copy fails', open, [false, true], 'second copy failed', true],
])('the header says how it is with %s', (_what, state, [isBroken, isCopyFailed], said, isTrouble) => {
  const { container } = render(JournalChip, { journal: 'real', state, isBroken, isCopyFailed });
  expect(container.textContent).toContain(said);
  expect(container.querySelector('svg') !== null).toBe(isTrouble);
});
