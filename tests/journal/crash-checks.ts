import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { ChainPlace } from '../../src/contract/proof';
import { RESERVE_BYTES, RESERVE_FILE } from '../../src/main/audit/reserve';
import type { Reader } from '../../src/main/audit/query/reader';
import { readAnchor } from '../../src/main/audit/seal/anchor';
import { openSeal } from '../../src/main/audit/seal/seal';
import { folderSource } from '../../src/verify/folder-source';
import { verifyJournal } from '../../src/verify/verify-journal';
import { fileKeychain } from '../stand-ins/file-keychain';
import type { JournalFolder } from './journal-folder';
import type { Audited } from './verify-chain';

/** The computer that the child says it runs on. */
export const host = 'NG-DESK-07';

/** A record that the child was told is on disk. */
export interface Acknowledged {
  readonly seq: number;
  readonly id: string;
}

/** What the keychain in a folder holds as the anchor. */
export async function anchorIn(keys: string): Promise<ChainPlace | undefined> {
  const found = await readAnchor({ keychain: fileKeychain(keys), host });
  return found.kind === 'found' ? found.place : undefined;
}

export function reserveBytes(folder: string): number {
  return statSync(join(folder, RESERVE_FILE), { throwIfNoEntry: false })?.size ?? 0;
}

/** Whether the bytes after the last newline were recorded as cut off, and kept, where they were no whole record. */
export function recoveryProblems(folder: string, before: Audited, after: Audited): readonly string[] {
  if (before.torn.length === 0) return [];
  const added = after.lines.slice(before.lines.length);
  // A whole record that lacked nothing but its newline is not torn.
  if (added[0]?.text === before.torn.toString('utf8')) return [];
  const recovered = added.find(({ type }) => type === 'journal.recovered')?.data;
  const kept = recovered ? readFileSync(join(folder, String(recovered['file']))) : Buffer.alloc(0);
  const sha256 = createHash('sha256').update(before.torn).digest('hex');
  return kept.equals(before.torn) && recovered?.['sha256'] === sha256
    ? []
    : [`${String(before.torn.length)} torn bytes were not kept`];
}

export function lostIn(after: Audited, acknowledged: readonly Acknowledged[]): readonly string[] {
  return acknowledged
    .filter(({ seq, id }) => after.lines[seq - 1]?.id !== id)
    .map(({ seq }) => `acknowledged record ${String(seq)} is lost`);
}

/** Opens and closes as the application does at its next start; what is wrong with that. */
export async function reopen(folder: JournalFolder, keys: string): Promise<readonly string[]> {
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const seal = openSeal({ keychain: fileKeychain(keys), host, wait });
  const journal = folder.journal({ seal });
  const state = await journal.open();
  await journal.close();
  // Whatever a kill leaves, nobody tampered with it.
  if (seal.alarms().length > 0) return [`a false alarm: ${seal.alarms()[0]?.problem ?? ''}`];
  if (reserveBytes(folder.path) < RESERVE_BYTES) return ['the reserve was not made anew'];
  return state.kind === 'open' ? [] : [`the journal does not open again: ${JSON.stringify(state)}`];
}

/** What the verifier finds, with every signature and with the anchor, which has to be at the last record by now. */
export async function verifierProblems(folder: string, keys: string): Promise<readonly string[]> {
  const anchor = await anchorIn(keys);
  const options = { everySignature: true, ...(anchor ? { anchor } : {}) };
  const verdict = await verifyJournal(folderSource(folder), options);
  const isAnchored =
    verdict.kind === 'intact' && verdict.anchor.kind === 'found' && verdict.anchor.recordsAfter === 0;
  return isAnchored ? [] : [`the verifier says ${JSON.stringify(verdict)}`];
}

/** What the window shows first, what it counts over the whole journal, and what is carried from segment to segment. */
async function answersOf({ answer }: Reader): Promise<readonly unknown[]> {
  const page = await answer({ question: 'page', ask: { filter: {}, limit: 100 } });
  const before = page.kind === 'answer' ? page.value.before : undefined;
  const next = { filter: {}, limit: 100, ...(before === undefined ? {} : { before }) };
  return [
    page,
    await answer({ question: 'page', ask: next }),
    await answer({ question: 'unknowns', ask: {} }),
    await answer({ question: 'counts', ask: { filter: {} } }),
    await answer({ question: 'counts', ask: { filter: { outcomes: ['unknown'], text: 'ring' } } }),
    await answer({ question: 'choices', ask: {} }),
    await answer({ question: 'alarms', ask: {} }),
  ];
}

/** Whether a reader with the index that the killed process left answers as one that reads every segment. */
export async function indexProblems(folder: JournalFolder, cacheFolder: string): Promise<readonly string[]> {
  const none = join(cacheFolder, '..', `index-${randomBytes(4).toString('hex')}`);
  const left = await answersOf(folder.reader(cacheFolder));
  const fresh = await answersOf(folder.reader(none));
  rmSync(none, { recursive: true, force: true });
  if (JSON.stringify(fresh).includes('"failed"'))
    return [`the journal is not read: ${JSON.stringify(fresh)}`];
  return left.flatMap((answer, at) =>
    isDeepStrictEqual(answer, fresh[at]) ? [] : [`the index answers otherwise: ${JSON.stringify(answer)}`],
  );
}
