// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- Vite’s `glob` alone: an import would be bundled, and its other types bring a browser’s along.
/// <reference path="../../node_modules/vite/types/importMeta.d.ts" />
import type { words as english } from './languages/en';

/** Every text that the application says, by subject; a language is one file of this form in languages/. */
export type Words = typeof english;

/** The languages by their tags (BCP 47, such as `de` or `pt-BR`), which are their files' names. */
export type Languages = ReadonlyMap<string, Words>;

/** The first wanted language that there is, by its whole tag or by its first part; English where there is none. */
export function wordsFor(wanted: readonly string[], languages: Languages): Words {
  const english = languages.get('en');
  if (!english) throw new Error('English is the language that is always there.');
  const found = wanted.flatMap((tag) => languages.get(tag) ?? languages.get(tag.split('-')[0] ?? tag) ?? []);
  return found[0] ?? english;
}

/** What this computer's user reads, best first: as the page knows it, or as the system tells a program. */
function wantedHere(): readonly string[] {
  const { navigator } = globalThis as { readonly navigator?: { readonly languages?: readonly string[] } };
  // Rules of plurals are loaded in a tenth of the time that those of dates take, which the start would wait for.
  return navigator?.languages ?? [new Intl.PluralRules().resolvedOptions().locale];
}

const files = import.meta.glob<Words>('./languages/*.ts', { eager: true, import: 'words' });
const tagOf = (file: string): string => file.slice('./languages/'.length, -'.ts'.length);

/** What the application says, in this computer's language for as long as it runs. */
export const words: Words = wordsFor(
  wantedHere(),
  new Map(Object.entries(files).map(([file, language]) => [tagOf(file), language])),
);
