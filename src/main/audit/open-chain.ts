import { join } from 'node:path';
import { chainWriter, type ChainWriter, type NewestSegment, type WriterTools } from './chain-writer';
import { diskCode } from './disk';
import type { Appended, NewRecord } from './journal';
import { readJournalId } from './journal-id';
import { chainStart } from './record';
import { newestLines } from './newest-lines';
import type { Reserve } from './reserve';
import { MAX_BEHIND } from './seal/anchor';
import { keyNamedFor } from './seal/named-key';
import { keepPublicKey, signerOf } from './seal/public-key';
import type { FoundEnd, Unsealed } from './seal/sealing';
import { missingSegment, segmentsIn } from './segments';
import { readTail, type BrokenTail, type SoundTail } from './tail';
import { cutTorn, type Recovered } from './torn-bytes';

/** What came of opening a folder whose writer's lock is held. */
export type OpenedChain =
  | { readonly kind: 'open'; readonly writer: ChainWriter }
  | BrokenTail
  | Exclude<Unsealed, { kind: 'ready' }>
  /** With a writer where the tail was read and recovered, and only then something was refused. */
  | { readonly kind: 'not-writable'; readonly code: string; readonly writer?: ChainWriter };

/** How a journal is opened. */
export interface Opening {
  /** The writer of this process until now; what it acknowledged must be there, and nothing else. */
  readonly earlier?: ChainWriter | undefined;
  readonly reserve: Reserve;
  /** Whether a reserve that can't be made stops the opening. It does not where a record waits that may use it. */
  readonly needsReserve: boolean;
  /** Why a new key is made, where one is missing. */
  readonly reason?: string | undefined;
}

/** Leaves the newest segment ending in its last record, and opens it to be written on. */
async function recover(
  tools: WriterTools,
  name: string,
  tail: SoundTail,
): Promise<{ newest: NewestSegment; recovered?: Recovered }> {
  const { disk, folder, clock, syncFolder } = tools;
  const torn = { folder, segment: name, keep: tail.bytes, tornBytes: tail.tornBytes, at: clock() };
  const recovered = tail.tornBytes > 0 ? await cutTorn(disk, torn, syncFolder) : undefined;
  const file = await disk.openToAppend(join(folder, name));
  try {
    const added = tail.newlineMissing ? await file.write(Buffer.from('\n')) : 0;
    // What was found may never have been synced by the process that wrote it; from here on it is built upon.
    await file.sync();
    await syncFolder();
    const newest = { name, bytes: tail.bytes + added, file };
    return recovered ? { newest, recovered } : { newest };
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** The records that opening itself adds; the first of a journal is always the one that gives its id. */
function openingRecords(
  { seal }: WriterTools,
  journalId: string,
  isNew: boolean,
  recovered: Recovered | undefined,
): NewRecord[] {
  const key = seal?.key();
  const { first, last } = seal?.pending() ?? { first: [], last: [] };
  const opened = {
    type: 'journal.opened',
    data: {
      format: 1,
      journalId,
      ...(key ? { keyFingerprint: key.fingerprint } : {}),
      reason: isNew ? 'new' : 'start',
    },
  };
  const cut = recovered ? [{ type: 'journal.recovered', data: { ...recovered } }] : [];
  // A new key comes before everything that it signs; the very first record always names the journal.
  return isNew ? [opened, ...cut, ...last] : [...first, ...cut, opened, ...last];
}

/** Gets key and anchor, before anything is changed, and has the public key beside the segments. */
async function unseal(
  tools: WriterTools,
  segments: readonly string[],
  tail: SoundTail,
  journalId: string,
  reason: string | undefined,
): Promise<Unsealed> {
  const { seal, disk, folder, syncFolder } = tools;
  if (!seal) return { kind: 'ready' };
  const last = 'sig' in tail.last ? tail.last : undefined;
  // One more than may stand after the anchor: the anchored one itself.
  const newest = last ? await newestLines(disk, folder, segments, last, MAX_BEHIND + 1) : [];
  const end: FoundEnd = {
    journalId,
    newest,
    signer: async (line) => {
      const signer = await signerOf(disk, folder, journalId, line);
      if (signer === undefined) return undefined;
      // SECURITY: a key that somebody laid into the folder is none of the journal's, whatever it signed.
      return signer === (await keyNamedFor(disk, folder, segments, line.seq)) ? signer : undefined;
    },
  };
  const unsealed = await seal.unseal(end, reason);
  const key = seal.key();
  if (unsealed.kind === 'ready' && key) await keepPublicKey(disk, folder, key, syncFolder);
  return unsealed;
}

async function appendAll(
  writer: ChainWriter,
  records: readonly NewRecord[],
  reserve: Reserve,
): Promise<OpenedChain> {
  for (const record of records) {
    let appended: Appended = await writer.append(record);
    // What was cut off is on no other record, so it may take the room that is kept for orders.
    const mayGiveUp = record.type === 'journal.recovered' && writer.isSound();
    if (appended.kind !== 'recorded' && mayGiveUp && (await reserve.giveUp()))
      appended = await writer.append(record);
    if (appended.kind !== 'recorded')
      return { kind: 'not-writable', code: appended.code ?? appended.why, writer };
  }
  return { kind: 'open', writer };
}

/** Finishes what a failed append could not: bytes after those that this process acknowledged are cut off. */
async function cutBack({ disk, folder }: WriterTools, earlier: ChainWriter | undefined): Promise<void> {
  const span = earlier?.spans().at(-1);
  // What somebody else put there is evidence, and stays as it is.
  if (span?.bytes === undefined || !earlier?.isInPlace()) return;
  const path = join(folder, span.name);
  if (((await disk.fileLength(path)) ?? 0) > span.bytes) await disk.truncate(path, span.bytes);
}

/** Continues from a tail that was read: makes the reserve, recovers the tail, and only then appends. */
async function goOn(
  tools: WriterTools,
  segments: readonly string[],
  tail: SoundTail,
  { reserve, needsReserve, reason }: Opening,
): Promise<OpenedChain> {
  const [first, name] = [segments.at(0), segments.at(-1)];
  const isNew = tail.last === chainStart;
  // A key that was made for a journal which then did not begin is for that journal.
  const newId = (): string => tools.seal?.key()?.journalId ?? tools.newId();
  const journalId = isNew || first === undefined ? newId() : await readJournalId(tools, first);
  if (journalId === undefined) return { kind: 'broken', segment: first ?? '', line: 1 };
  const unsealed = await unseal(tools, segments, tail, journalId, reason);
  if (unsealed.kind !== 'ready') return unsealed;
  // Before anything is cut off or added: tries that fail for want of room must not change or fill the journal.
  const code = needsReserve ? await reserve.ensure() : undefined;
  if (code !== undefined && tail.tornBytes > 0) return { kind: 'not-writable', code };
  const { newest, recovered } = name === undefined ? {} : await recover(tools, name, tail);
  const end = { finished: segments.slice(0, -1), last: tail.last, ...(newest ? { newest } : {}) };
  const writer = chainWriter(tools, end);
  if (code !== undefined) return { kind: 'not-writable', code, writer };
  return appendAll(writer, openingRecords(tools, journalId, isNew, recovered), reserve);
}

async function open(tools: WriterTools, opening: Opening): Promise<OpenedChain> {
  const { disk, folder } = tools;
  const { earlier } = opening;
  const segments = await segmentsIn(disk, folder);
  const missing = missingSegment(segments);
  if (missing !== undefined) return { kind: 'broken', segment: missing, line: 1 };
  await cutBack(tools, earlier);
  const tail = await readTail(disk, folder, segments, earlier?.last());
  return tail.kind === 'broken' ? tail : goOn(tools, segments, tail, opening);
}

/**
 * Reads a journal's end, makes the reserve, recovers what a crash left there, and notes that it was opened. Nothing is
 * changed where the end is not genuine. Never rejects for what a disk can do.
 */
export async function openChain(tools: WriterTools, opening: Opening): Promise<OpenedChain> {
  try {
    return await open(tools, opening);
  } catch (error) {
    return { kind: 'not-writable', code: diskCode(error) };
  }
}
