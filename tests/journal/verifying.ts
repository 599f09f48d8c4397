import { expect } from 'vitest';
import type { Verdict } from '../../src/contract/proof';
import { verifyJournal } from '../../src/verify/verify-journal';
import type { VerifyOptions } from '../../src/verify/work';
import { filesOf, forgeJournal, forgeKey, linesOf, type Files, type ForgedLine } from './forge';
import { memorySource } from './memory-source';

/** A genuine signed journal of eight records in three segments, what it was signed with, and its lines. */
export const key = forgeKey(1);
export const journal = forgeJournal();
export const lines = linesOf(journal);

/** The line of a record of it. */
export function lineAt(seq: number): ForgedLine {
  const line = lines[seq - 1];
  if (!line) throw new Error(`There is no record ${String(seq)}`);
  return line;
}

export const last = lineAt(8);
export const every = { everySignature: true };
/** What a keychain says of it. */
export const anchor = { journalId: journal.journalId, seq: last.seq, hash: last.hash };

/** Its files with other lines in its segments. */
export const withSegments = (segments: readonly (readonly ForgedLine[])[]): Files =>
  filesOf({ segments, keys: journal.keys });

/** What the verifier says of files in a folder; whether they are read in large pieces or small ones makes no difference. */
export async function verify(files: Files, options: Partial<VerifyOptions> = {}): Promise<Verdict> {
  const all = { everySignature: false, ...options };
  const large = await verifyJournal(memorySource(files, 'folder', 1024 * 1024), all);
  const small = await verifyJournal(memorySource(files), { ...all, onProgress: () => undefined });
  expect(placeAndProblem(small)).toEqual(placeAndProblem(large));
  expect(signedTo(small)).toEqual(signedTo(large));
  return large;
}

function placeAndProblem(verdict: Verdict): object {
  if (verdict.kind !== 'broken') return verdict;
  const { problem, segment, line, offset } = verdict;
  return { problem, segment, line, offset };
}

const signedTo = (verdict: Verdict): unknown => verdict.kind === 'broken' && verdict.signedTo;

/** Problem and place where the files are broken; the whole verdict otherwise. */
export async function broken(files: Files, options: Partial<VerifyOptions> = {}): Promise<object> {
  return placeAndProblem(await verify(files, options));
}
