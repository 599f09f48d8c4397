import { count } from './forms';
import { slot, type Parts } from '../parts';

/** What is said alike in many places. */
export const common = {
  cancel: 'Cancel',
  tryAgain: 'Try again',
  /** In the place of a trader's name. */
  noName: 'No name known',
  /** Beside a button that copies, once it was pressed. */
  copied: 'Copied',
  notCopied: 'Not copied',
  /** What the pointer reads over the code that stands for a character. */
  unseenCharacter: 'A character that can’t be seen',
  /** A local day as a heading, `day` written out. */
  today: (day: string): string => `Today · ${day}`,
  /** Below a field: how long its text is, and may be; the unit is heard alone, not seen. */
  typed: (length: number, most: number): Parts<'unit'> => [
    `${count(length)} of ${count(most)} `,
    slot('unit'),
  ],
  /** The unit of `typed`. */
  characters: 'characters',
};
