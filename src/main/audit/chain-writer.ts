import { join } from 'node:path';
import { type AppendFile, diskCode, failureCode, type Disk } from './disk';
import type { Appended, JournalRecord, NewRecord } from './journal';
import { recordLine, type Link } from './record';
import { segmentName, type Span } from './segments';

/** What a record is made of and where it goes. */
export interface WriterTools {
  readonly folder: string;
  readonly actor: JournalRecord['actor'];
  readonly app: { readonly version: string; readonly platform: string };
  readonly clock: () => Date;
  /** A UUID, version 7. */
  readonly newId: () => string;
  readonly disk: Disk;
  readonly segmentBytes: number;
  /** Has the folder's names on disk. */
  readonly syncFolder: () => Promise<void>;
}

/** The segment that is written on: all of its `bytes` bytes are acknowledged or were found genuine. */
export interface NewestSegment {
  readonly name: string;
  readonly bytes: number;
  readonly file: AppendFile;
}

/** Where a journal is continued; without a segment it is begun. */
export interface ChainEnd {
  readonly finished: readonly string[];
  readonly newest?: NewestSegment;
  readonly last: Link;
}

/** The one writer of an open journal. It doesn't queue: the next call comes after the last one's answer. */
export interface ChainWriter {
  /** Resolves once the record is on disk, or to why it is not; after that nothing more may be appended. */
  readonly append: (record: NewRecord) => Promise<Appended>;
  /** The segments with what is acknowledged of them, oldest first. */
  readonly spans: () => readonly Span[];
  /** The number of the newest record, 0 before the first. */
  readonly records: () => number;
  readonly close: () => Promise<void>;
}

const refused = (code: string): Appended => ({ kind: 'not-recorded', why: 'not-writable', code });

/** Continues a chain where it ends. */
export function chainWriter(tools: WriterTools, end: ChainEnd): ChainWriter {
  const { folder, actor, app, clock, newId, disk, segmentBytes } = tools;
  let { newest, last } = end;
  let finished = end.finished;

  const startSegment = async (): Promise<NewestSegment> => {
    const full = newest ? [...finished, newest.name] : finished;
    const name = segmentName(full.length + 1);
    const file = await disk.create(join(folder, name));
    const before = newest;
    finished = full;
    newest = { name, bytes: 0, file };
    await before?.file.close();
    // Before the first record is acknowledged, the name that leads to it has to be on disk.
    await tools.syncFolder();
    return newest;
  };

  const segmentToWrite = async (): Promise<NewestSegment | string> =>
    newest && newest.bytes < segmentBytes ? newest : startSegment().catch(diskCode);

  return {
    append: async (record) => {
      const [id, at] = [newId(), clock().toISOString()];
      const { bytes, ...link } = recordLine(last, { ...record, id, at, actor, app });
      const segment = await segmentToWrite();
      if (typeof segment === 'string') return refused(segment);
      const code = await writeLine(tools, segment, bytes);
      if (code !== undefined) return refused(code);
      newest = { ...segment, bytes: segment.bytes + bytes.length };
      last = link;
      return { kind: 'recorded', seq: link.seq, id, at };
    },
    spans: () => [
      ...finished.map((name) => ({ name })),
      ...(newest ? [{ name: newest.name, bytes: newest.bytes }] : []),
    ],
    records: () => last.seq,
    close: async () => newest?.file.close(),
  };
}

/** One write, and then on disk; the word for why not. */
async function writeLine(
  { disk, folder }: WriterTools,
  { name, bytes: known, file }: NewestSegment,
  line: Uint8Array,
): Promise<string | undefined> {
  const code = await failureCode(async () => {
    if ((await file.write(line)) !== line.length) return 'short-write';
    await file.sync();
    return undefined;
  });
  // What is not acknowledged must not stand there as if it were; where this fails too, opening again decides.
  if (code !== undefined)
    await failureCode(async () => void (await disk.truncate(join(folder, name), known)));
  return code;
}
