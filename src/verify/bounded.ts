/** Notes and reasons hold so many UTF-16 code units where the application writes them. */
export const MAX_NOTE = 1000;

/**
 * A text of a record, of which so many UTF-16 code units at most are kept. A copy: a part of a text would hold on to all
 * of it.
 */
export function bounded(text: string, most: number): string {
  if (text.length <= most) return text;
  return Buffer.from(text.slice(0, most), 'utf16le').toString('utf16le');
}
