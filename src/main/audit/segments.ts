import type { Disk } from './disk';

/** A new segment starts once the newest holds this many bytes. */
export const SEGMENT_BYTES = 16 * 1024 * 1024;

/** A segment to be read: its first `bytes` bytes, all of it where they are not given. */
export interface Span {
  readonly name: string;
  readonly bytes?: number;
}

/** The name of the segment with a number from 1 on. */
export function segmentName(number: number): string {
  return `segment-${String(number).padStart(6, '0')}.jsonl`;
}

/** The number in a segment's name; undefined for any other file. */
export function segmentNumber(name: string): number | undefined {
  const digits = /^segment-([0-9]{6,12})\.jsonl$/.exec(name)?.[1];
  const number = Number(digits ?? NaN);
  return segmentName(number) === name && number > 0 ? number : undefined;
}

/** The segments of a folder, oldest first. */
export async function segmentsIn(disk: Pick<Disk, 'names'>, folder: string): Promise<readonly string[]> {
  const numbers = (await disk.names(folder)).map(segmentNumber).filter((number) => number !== undefined);
  return numbers.sort((a, b) => a - b).map(segmentName);
}

/** Names of a journal's files, in whatever case, as some systems tell none apart. */
const journalFile = /^(segment-[0-9]{6,12}\.jsonl|public-key-[0-9a-f]{16}\.pem|reserve\.bin|torn-.*\.bin)$/i;

/** Whether a folder holds files of a journal: one in use, a copy or a backup. False where it can't be looked into. */
export async function holdsJournal(disk: Pick<Disk, 'names'>, folder: string): Promise<boolean> {
  const names = await disk.names(folder).catch(() => []);
  return names.some((name) => journalFile.test(name));
}

/** The first name that is missing between segment 1 and the newest, or undefined. */
export function missingSegment(names: readonly string[]): string | undefined {
  const gap = names.findIndex((name, index) => name !== segmentName(index + 1));
  return gap === -1 ? undefined : segmentName(gap + 1);
}
