import { join } from 'node:path';
import { diskCode, failureCode, type AppendFile, type Disk } from './disk';
import type { Appended, JournalRecord, NewRecord } from './journal';
import { CLOCK, isRecordable, recordLine, type Link, type RecordParts } from './record';
import type { Seal } from './seal/seal';
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
  /** Signs the records; absent: they are unsigned. */
  readonly seal?: Seal | undefined;
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
  /**
   * Resolves once the record is on disk, or to why it is not. Nothing is written before `room`, where it is given, has
   * resolved, and nothing at all where it resolves to the disk's word for why there is none.
   */
  readonly append: (record: NewRecord, room?: Room) => Promise<Appended>;
  /** Whether what is on disk is exactly what was acknowledged, as far as the disk told. If not: open again. */
  readonly isSound: () => boolean;
  /** Whether the newest segment was no other file, and no longer or shorter, when it was last looked at. */
  readonly isInPlace: () => boolean;
  /** The segments with what is acknowledged of them, oldest first. */
  readonly spans: () => readonly Span[];
  /** The newest record that was acknowledged or found genuine. */
  readonly last: () => Link;
  readonly close: () => Promise<void>;
}

/** Whether there is room: the disk's word where there is none. */
type Room = Promise<string | undefined> | undefined;

/** The word for a segment that somebody replaced, removed, cut or added to since the last append. */
export const MOVED = 'moved';

const refused = (code: string): Appended => ({ kind: 'not-recorded', why: 'not-writable', code });

const clockRecord = (stepMs: number): NewRecord => ({ type: 'journal.clock', data: { stepMs } });

/** By how many milliseconds the clock stands before the last record's time; 0 where time went on. */
function setBack({ at }: Link, now: Date): number {
  const stepMs = Date.parse(at ?? '') - now.getTime();
  return stepMs > 0 ? stepMs : 0;
}

function spansOf(finished: readonly string[], newest: NewestSegment | undefined): readonly Span[] {
  const before = finished.map((name) => ({ name }));
  return newest ? [...before, { name: newest.name, bytes: newest.bytes }] : before;
}

/** A record with who it was, and the API's user where it names one. */
function named(
  actor: JournalRecord['actor'],
  { type, admin, data }: NewRecord,
): Pick<RecordParts, 'type' | 'actor' | 'data'> {
  return { type, actor: admin === undefined ? actor : { ...actor, admin }, data };
}

/** A chain's segments while it is written. */
interface OpenSegments {
  /** Why the newest can't be written on, if anything; looked at anew. */
  readonly place: () => Promise<string | undefined>;
  /** The one to write on, begun where the newest is full; otherwise why there is none. */
  readonly toWrite: () => Promise<NewestSegment | string>;
  /** So many bytes more are acknowledged. */
  readonly took: (segment: NewestSegment, bytes: number) => void;
  readonly isInPlace: () => boolean;
  /** Whether each new one was made as it should be. */
  readonly isSound: () => boolean;
  readonly spans: () => readonly Span[];
  readonly close: () => Promise<void>;
}

function openSegments(tools: WriterTools, end: ChainEnd): OpenSegments {
  let { newest, finished } = end;
  let [inPlace, sound] = [true, true];
  return {
    place: async () => {
      if (!newest) return undefined;
      const path = join(tools.folder, newest.name);
      // SECURITY: what is written to a file that no longer has its name is on no disk for whoever reads the journal.
      inPlace = await newest.file.isAt(path, newest.bytes);
      return inPlace ? undefined : MOVED;
    },
    toWrite: async () => {
      if (newest && newest.bytes < tools.segmentBytes) return newest;
      const names = newest ? [...finished, newest.name] : finished;
      const begun = await beginSegment(tools, names.length + 1, newest);
      if (typeof begun === 'string') return begun;
      [finished, newest] = [names, begun.segment];
      sound &&= begun.code === undefined;
      return begun.code ?? begun.segment;
    },
    took: (segment, bytes) => void (newest = { ...segment, bytes: segment.bytes + bytes }),
    isInPlace: () => inPlace,
    isSound: () => sound,
    spans: () => spansOf(finished, newest),
    close: async () => newest?.file.close(),
  };
}

/** Continues a chain where it ends. */
export function chainWriter(tools: WriterTools, end: ChainEnd): ChainWriter {
  const { actor, app, clock, newId, seal } = tools;
  const segments = openSegments(tools, end);
  let { last } = end;
  let sound = true;

  const write = async (record: NewRecord, now: Date, room: Room): Promise<Appended> => {
    const [id, at] = [newId(), now.toISOString()];
    const place = segments.place().catch(diskCode);
    const { bytes, ...link } = recordLine(last, { ...named(actor, record), id, at, app }, seal?.sign);
    // The line is made and signed while the disk is asked for room, and for the segment's place.
    const segment = (await room) ?? (await place) ?? (await segments.toWrite());
    if (typeof segment === 'string') return refused(segment);
    const written = await writeLine(tools, segment, bytes);
    sound &&= written.sound;
    if (written.code !== undefined) return refused(written.code);
    segments.took(segment, bytes.length);
    last = link;
    const recorded = { kind: 'recorded', seq: link.seq, id, at } as const;
    seal?.recorded(record, recorded, link);
    return recorded;
  };

  return {
    append: async (record, room) => {
      const now = clock();
      // SECURITY: a record with such a time would be acknowledged, and be no record for whoever reads it.
      if (!isRecordable(now)) return refused(CLOCK);
      const stepMs = setBack(last, now);
      if (stepMs === 0) return write(record, now, room);
      const step = clockRecord(stepMs);
      // Nothing that a new key signs comes before the record that brings it.
      const isOfKey = record.type === 'journal.rekeyed';
      const first = await write(isOfKey ? record : step, now, room);
      if (first.kind === 'not-recorded') return first;
      const second = await write(isOfKey ? step : record, now, room);
      return isOfKey && second.kind === 'recorded' ? first : second;
    },
    isSound: () => sound && segments.isSound() && segments.isInPlace(),
    isInPlace: segments.isInPlace,
    spans: segments.spans,
    last: () => last,
    close: segments.close,
  };
}

/** Makes the next segment and has its name on disk; a word alone where it was not made. */
async function beginSegment(
  { disk, folder, syncFolder }: WriterTools,
  number: number,
  before: NewestSegment | undefined,
): Promise<{ readonly segment: NewestSegment; readonly code?: string } | string> {
  const name = segmentName(number);
  const file = await disk.create(join(folder, name)).catch(diskCode);
  if (typeof file === 'string') return file;
  const segment = { name, bytes: 0, file };
  const code = await failureCode(async () => {
    await before?.file.close();
    // Before the first record is acknowledged, the name that leads to it has to be on disk.
    await syncFolder();
    return undefined;
  });
  return code === undefined ? { segment } : { segment, code };
}

/** One write, and then on disk; otherwise the word for why not, and whether the segment is as it was before. */
async function writeLine(
  { disk, folder }: WriterTools,
  { name, bytes: known, file }: NewestSegment,
  line: Uint8Array,
): Promise<{ readonly sound: boolean; readonly code?: string }> {
  let written = false;
  const code = await failureCode(async () => {
    if ((await file.write(line)) !== line.length) return 'short-write';
    written = true;
    await file.sync();
    return undefined;
  });
  if (code === undefined) return { sound: true };
  // What is not acknowledged must not stand there as if it were; where this fails too, opening again cuts it off.
  const uncut = await failureCode(async () => void (await disk.truncate(join(folder, name), known)));
  // SECURITY: after a failed sync nobody knows what the disk holds until it is read again.
  return { code, sound: !written && uncut === undefined };
}
