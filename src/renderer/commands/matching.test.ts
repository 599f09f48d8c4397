import { expect, it } from 'vitest';
import { matching } from './matching';

const act = (): void => undefined;
const groups = [
  {
    name: 'Pages',
    entries: [
      { id: 'h', title: 'History', words: 'journal', act },
      { id: 's', title: 'Sessions', act },
    ],
  },
  { name: 'Environments', entries: [{ id: 'l', title: 'Live', detail: 'real money', act }] },
];
const found = (text: string): string[] =>
  matching(groups, text).flatMap(({ entries }) => entries.map(({ id }) => id));

it('finds an entry by all words of a text, in any case and order, and by what it is called besides', () => {
  expect(found('')).toEqual(['h', 's', 'l']);
  expect(found('  HIST ')).toEqual(['h']);
  expect(found('journal')).toEqual(['h']);
  expect(found('money live')).toEqual(['l']);
  expect(found('environ')).toEqual(['l']);
  expect(found('live history')).toEqual([]);
  expect(found('.*')).toEqual([]);
});
