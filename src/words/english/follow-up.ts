import type { ClosedAs } from '../../contract/lockouts';
import { slot, type Parts } from '../parts';
import { count, plural } from './forms';

/** The page of orders whose outcome is unknown. */
export const followUp = {
  title: 'Follow-up',
  lede: 'Orders whose outcome is unknown. Each waits here until someone finds out what came of it and closes it.',
  /** In Practice, where orders of real environments wait; then where the newest of them does. */
  elsewhere: {
    title: (orders: number): string =>
      `${count(orders)} ${plural(orders, { one: 'order of real environments waits', other: 'orders of real environments wait' })}, too.`,
    text: [
      'The newest is of ',
      slot('environment'),
      '. They are shown once you are in a real environment.',
    ] satisfies Parts<'environment'>,
    go: ['Go to ', slot('environment')] satisfies Parts<'environment'>,
  },
  nothing: {
    title: 'Nothing waits for an answer',
    text: 'When an order is sent and no clear answer comes back, it appears here, so that the next shift sees it too.',
  },
  newestOf: (shown: number, all: number): string =>
    `The newest ${count(shown)} of ${count(all)} are shown; close some to see the others.`,
  /** Of an order that repeats another; `placedAt`: undefined where that does not wait here. */
  repeats: (placedAt: string | undefined): string =>
    placedAt === undefined ? 'It repeats an earlier order.' : `It repeats the order of ${placedAt}.`,
  /** The buttons of an order; whose it is, is heard alone, not seen. */
  buttons: {
    repeat: ['Repeat… ', slot('trader')],
    close: ['Close… ', slot('trader')],
    showInHistory: ['Show in history ', slot('trader')],
  } satisfies Record<string, Parts<'trader'>>,
};

/** The dialog that closes one of them. */
export const closing = {
  title: 'What came of this order?',
  order: (placedAt: string): Parts<'name' | 'id'> => [
    slot('name'),
    ' ',
    slot('id'),
    `, ${placedAt}. The closing is recorded beside the order; it sends nothing and cannot be taken back.`,
  ],
  choicesLabel: 'What came of it',
  choices: {
    'took-effect': { word: 'It took effect', hint: 'the lockout was expired' },
    'did-not': { word: 'It did not', hint: 'the lockout stayed as it was' },
    'not-known': { word: 'It can’t be known', hint: 'nobody can tell any more' },
  } satisfies Readonly<Record<ClosedAs, { readonly word: string; readonly hint: string }>>,
  note: 'Note',
  noteHint: 'how you found out; kept in the journal alone',
  close: 'Close order',
  chooseFirst: 'Choose what you found out. Nothing was recorded yet.',
};
