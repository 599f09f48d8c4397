import type { PolicyProblem } from '../../contract/settings';
import { words } from '../../words/words';

/** So many problems are told; a file that is no policy at all would have thousands. */
export const MAX_PROBLEMS = 100;

/** Says what is wrong at an offset of the text; without an offset, with the file as a whole. */
export type Tell = (sentence: string, offset?: number, key?: string) => void;

export interface ProblemList {
  readonly tell: Tell;
  /** In the file's order, those of the whole file first. */
  readonly problems: () => readonly PolicyProblem[];
}

/** Offsets at which lines start. */
function lineStarts(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ 0: end, index }) => index + end.length)];
}

/** How many lines start at or before an offset, which is the line's number from 1. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Collects what is wrong with a file, with the lines and columns of its text. */
export function problemList(file: string, text: string): ProblemList {
  const told: { offset: number; sentence: string; key?: string }[] = [];
  let more = 0;
  const placed = (
    starts: readonly number[],
    { offset, ...problem }: (typeof told)[number],
  ): PolicyProblem => {
    if (offset < 0) return { file, ...problem };
    const line = lineAt(starts, offset);
    return { file, line, column: offset - (starts[line - 1] ?? 0) + 1, ...problem };
  };
  return {
    tell: (sentence, offset = -1, key) => {
      if (told.length < MAX_PROBLEMS) told.push({ offset, sentence, ...(key !== undefined && { key }) });
      else more += 1;
    },
    problems: () => {
      const starts = lineStarts(text);
      const inOrder = told.toSorted((one, other) => one.offset - other.offset);
      const problems = inOrder.map((problem) => placed(starts, problem));
      if (more === 0) return problems;
      return [...problems, { file, sentence: words.policyProblems.more(more) }];
    },
  };
}

const MAX_SHOWN = 60;

/** Text of a policy as a sentence quotes it: cut, and what can't be seen or turns writing round written as its number. */
export function shown(text: string): string {
  const start = Array.from(text.slice(0, 4 * MAX_SHOWN))
    .slice(0, MAX_SHOWN)
    .join('');
  const visible = start.replace(
    /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu,
    (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return words.policyProblems.quoted(`${visible}${start.length < text.length ? '…' : ''}`);
}
