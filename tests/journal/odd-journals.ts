import { appendFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { segmentName } from '../../src/main/audit/segments';
import { note, type JournalFolder } from './journal-folder';

/** What opening, the reader and the verifier say of a journal that is not as the writer leaves it in order. */
export interface OddJournal {
  readonly what: string;
  /** Changes a journal of 6 records: 4 in the first segment and 2 in the second, whose last one ends in `é`. */
  readonly change: (path: (segment: number) => string) => void;
  /** Records that the reader shows before anybody opens it, newest first. */
  readonly read: readonly number[];
  /** The verifier's word before anybody opens it. */
  readonly verdict: string;
  /** What opening comes to: a state, or records that it adds. */
  readonly opened: readonly string[] | { readonly segment: string; readonly line: number };
}

/** Two segments of 4 and 2 records. */
export async function sixRecords(
  folder: JournalFolder,
  clock?: () => Date,
): Promise<(segment: number) => string> {
  const journal = await folder.opened({ segmentBytes: 1500, ...(clock ? { clock } : {}) });
  for (const text of ['a', 'b', 'c'.repeat(400), 'd', 'e ends in é']) await note(journal, text);
  await journal.close();
  return (segment) => join(folder.path, segmentName(segment));
}

/** Cuts a file after the first byte of its last `é`, which has two. */
function cutInside(path: string): void {
  truncateSync(path, readFileSync(path).lastIndexOf(Buffer.from('é')) + 1);
}

function withoutLastByte(path: string): void {
  truncateSync(path, readFileSync(path).length - 1);
}

/** Longer than a chunk of any reader, in one line. */
const long = Buffer.alloc(3 * 1024 * 1024, 'é');

/** Puts what is no record after a file's first line. */
function putBetween(path: string): void {
  const bytes = readFileSync(path);
  const end = bytes.indexOf(10) + 1;
  const middle = [long, Buffer.alloc(long.length, '\n'), Buffer.from('no record\n')];
  writeFileSync(path, Buffer.concat([bytes.subarray(0, end), ...middle, bytes.subarray(end)]));
}

/** Moves what a file holds to the next one, and leaves it with nothing. */
function moveOn(path: string, next: string): void {
  writeFileSync(next, readFileSync(path));
  writeFileSync(path, '');
}

const all = [6, 5, 4, 3, 2, 1];
const upTo4 = [4, 3, 2, 1];

/** Each as a crash, a disk or an outsider leaves it. */
export const oddJournals: readonly OddJournal[] = [
  {
    what: 'a tail cut inside a character of two bytes',
    change: (path) => cutInside(path(2)),
    read: all.slice(1),
    verdict: 'torn',
    opened: ['journal.recovered', 'journal.opened'],
  },
  {
    what: 'a whole record without its newline',
    change: (path) => withoutLastByte(path(2)),
    read: all.slice(1),
    verdict: 'intact',
    opened: ['journal.opened'],
  },
  {
    what: 'a newest segment of 0 bytes after a full one',
    change: (path) => writeFileSync(path(2), ''),
    read: upTo4,
    verdict: 'intact',
    opened: ['journal.opened'],
  },
  {
    what: 'a newest segment that lacks its only record’s end',
    change: (path) => truncateSync(path(2), 100),
    read: upTo4,
    verdict: 'torn',
    opened: ['journal.recovered', 'journal.opened'],
  },
  {
    what: 'a newest segment of only a newline',
    change: (path) => writeFileSync(path(2), '\n'),
    read: upTo4,
    verdict: 'tail',
    opened: { segment: segmentName(2), line: 1 },
  },
  {
    what: 'a newline too many',
    change: (path) => appendFileSync(path(2), '\n'),
    read: all,
    verdict: 'tail',
    opened: { segment: segmentName(2), line: 3 },
  },
  {
    what: 'a newest line of megabytes without an end',
    change: (path) => appendFileSync(path(2), long),
    read: all,
    verdict: 'line-too-long',
    opened: ['journal.recovered', 'journal.opened'],
  },
  {
    what: 'a newest line of megabytes with an end',
    change: (path) => appendFileSync(path(2), Buffer.concat([long, Buffer.from('\n')])),
    read: all,
    verdict: 'line-too-long',
    opened: { segment: segmentName(2), line: 3 },
  },
  {
    what: 'a finished segment without its last newline',
    change: (path) => withoutLastByte(path(1)),
    read: [6, 5, 3, 2, 1],
    verdict: 'newline',
    opened: ['journal.opened'],
  },
  {
    what: 'megabytes of what is no record before the newest one',
    change: (path) => putBetween(path(2)),
    read: all,
    verdict: 'line-too-long',
    opened: { segment: segmentName(2), line: 1 + 1 + long.length },
  },
  {
    what: 'a segment of 0 bytes between others',
    change: (path) => moveOn(path(2), path(3)),
    read: all,
    verdict: 'empty-segment',
    opened: ['journal.opened'],
  },
];
