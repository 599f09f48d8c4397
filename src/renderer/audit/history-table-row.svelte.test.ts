import { render } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import type { HistoryRow } from '../../contract/history';
import { words } from '../../words/words';
import HistoryTableRow from './HistoryTableRow.svelte';

const closedWords = words.history.closed(words.outcomes.closedAs['took-effect']);
const why = words.reasons['server-error'].short;
const open: Extract<HistoryRow, { kind: 'order' }> = {
  kind: 'order',
  seq: 2,
  at: '2026-11-24T12:00:00.000Z',
  orderId: 'a',
  environment: { id: 'practice', name: 'Practice', kind: 'practice' },
  target: { userId: '1001', name: 'Elena Expired', source: 'sample' },
  result: { outcome: 'unknown', reason: 'server-error' },
  by: 'dana',
};

it.each<[string, HistoryRow, string | undefined, string | undefined]>([
  [
    'a note like a closing, on one that is open',
    { ...open, notesStart: closedWords },
    why,
    `“${closedWords}”`,
  ],
  [
    'a note on one that is closed',
    { ...open, closedAs: 'took-effect', notesStart: 'By phone' },
    `${closedWords} ${why}`,
    '“By phone”',
  ],
  ['no note', open, why, undefined],
  [
    'a note on one that is under way',
    { ...open, result: 'under-way', notesStart: 'By phone' },
    undefined,
    '“By phone”',
  ],
])('a row sets what was typed apart from the application’s words: %s', (_what, row, said, typed) => {
  const { container } = render(HistoryTableRow, { row, nameOf: (id: string) => id });
  expect(container.querySelector('.said')?.textContent).toBe(said);
  expect(container.querySelector('span.quiet.verbatim')?.textContent.trim()).toBe(typed);
});
