import { fileFlaw, type PlacedFlaw } from './flaw';
import type { SourceFile } from './source';

const nameOf = (number: number): string => `segment-${String(number).padStart(6, '0')}.jsonl`;

/** The number in a segment's name; undefined where the name has another form. */
function numberOf(name: string): number | undefined {
  const number = Number(/^segment-([0-9]{6,12})\.jsonl$/.exec(name)?.[1] ?? NaN);
  return number > 0 && nameOf(number) === name ? number : undefined;
}

/** Whether a name is one that a segment can have. */
export const isSegmentName = (name: string): boolean => numberOf(name) !== undefined;

/**
 * The segments among a source's files. A journal's have the numbers 1 to N; those of a bundle may begin later. A file that
 * could be taken for a segment and is none is a flaw, as one is that is missing.
 */
export function segmentsAmong(
  files: readonly SourceFile[],
  form: 'folder' | 'bundle',
): readonly SourceFile[] | PlacedFlaw {
  const found: { readonly number: number; readonly file: SourceFile }[] = [];
  for (const file of files.filter(({ name }) => /^segment.*\.jsonl$/i.test(name))) {
    const number = numberOf(file.name);
    if (number === undefined) {
      return fileFlaw(file.name, 'added-segment', 'names of the form segment-000001.jsonl', 'another name');
    }
    found.push({ number, file });
  }
  found.sort((a, b) => a.number - b.number);
  const firstNumber = form === 'folder' ? 1 : (found[0]?.number ?? 1);
  const gap = found.findIndex(({ number }, index) => number !== firstNumber + index);
  const missing = found.length === 0 ? 0 : gap;
  if (missing === -1) return found.map(({ file }) => file);
  const name = nameOf(firstNumber + missing);
  return fileFlaw(name, 'missing-segment', 'segments with gapless numbers', 'no such file');
}
