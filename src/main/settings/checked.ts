/** Where inside a value: names of members and places in lists, from outside in. */
export type Path = readonly (string | number)[];

/** A value that keeps the rules, or a sentence about what is wrong with it; `at`: with which part of it. */
export type Checked<T> =
  | { readonly kind: 'good'; readonly value: T }
  | { readonly kind: 'wrong'; readonly sentence: string; readonly at?: Path };

export const good = <T>(value: T): Checked<T> => ({ kind: 'good', value });
export const wrong = (sentence: string, at: Path = []): Checked<never> => ({
  kind: 'wrong',
  sentence,
  ...(at.length > 0 && { at }),
});
