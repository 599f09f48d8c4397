import { render } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import type { JournalState } from '../../contract/audit';
import JournalChip from './JournalChip.svelte';

const open = { kind: 'open', records: 77 } as const;
const disk = { kind: 'not-writable', code: 'ENOSPC' } as const;

it.each<[string, JournalState, boolean, string, boolean]>([
  ['one in use', open, false, '77 records', false],
  ['one that a verification found broken', open, true, 'found BROKEN', true],
  ['one that can’t be written either', disk, true, 'cannot be written', true],
])('the header says how it is with %s', (_what, state, isBroken, said, isTrouble) => {
  const { container } = render(JournalChip, { journal: 'real', state, isBroken });
  expect(container.textContent).toContain(said);
  expect(container.querySelector('svg') !== null).toBe(isTrouble);
});
