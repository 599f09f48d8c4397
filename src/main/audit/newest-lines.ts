import { join } from 'node:path';
import type { Disk } from './disk';
import { linesBack } from './lines-back';
import { genuineLine, type GenuineLine } from './read-line';

/**
 * The newest records of a journal, newest first, `most` at most, beginning with `last`, which was read before. Ends early
 * where a line is not the genuine one before. Reads no more of the segments than it needs.
 */
export async function newestLines(
  disk: Pick<Disk, 'openToRead'>,
  folder: string,
  segments: readonly string[],
  last: GenuineLine,
  most: number,
): Promise<readonly [GenuineLine, ...GenuineLine[]]> {
  const found: [GenuineLine, ...GenuineLine[]] = [last];
  let after = last;
  for (const name of segments.toReversed()) {
    const file = await disk.openToRead(join(folder, name));
    try {
      for await (const line of linesBack(file, await file.length())) {
        if (found.length >= most) return found;
        const before = line.bytes && genuineLine(line.bytes);
        // What was read before; or torn bytes, which have no newline and are no line here.
        if (before?.seq === last.seq) continue;
        if (!before || before.hash !== after.prev) return found;
        found.push(before);
        after = before;
      }
    } finally {
      await file.close();
    }
  }
  return found;
}
