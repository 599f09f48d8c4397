import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RESERVE_BYTES } from '../../src/main/audit/reserve';
import { buildChild } from './build-child';
import {
  anchorIn,
  indexProblems,
  lostIn,
  recoveryProblems,
  reopen,
  reserveBytes,
  verifierProblems,
  type Acknowledged,
} from './crash-checks';
import { journalFolder } from './journal-folder';
import { runAndKill } from './killed-child';
import { audit, type Audited } from './verify-chain';

/** How the child's disk takes what it writes; `full`: not at all, until the reserve is given up for it. */
export type CrashWay = 'in-pieces' | 'at-once' | 'full';

/** What kills met, so that a run that met none of it does not pass for a proof. */
export interface Seen {
  /** Records that the child was told are on disk. */
  acknowledged: number;
  /** Kills that left bytes after the last newline. */
  torn: number;
  withoutReserve: number;
  /** Kills that left the anchor before the last whole record. */
  behind: number;
  /** Kills of a child that had begun a segment. */
  rotated: number;
  /** Kills between a segment's making and the end of its first record. */
  inRotation: number;
  /** Kills that left half an index file. */
  halfIndexed: number;
}

/** Kills a process that runs the real writer and reader, again and again on one folder. */
export interface CrashRig {
  /** Starts, kills after so many milliseconds, opens again, and says what an auditor finds wrong. */
  readonly kill: (afterMs: number, way: CrashWay) => Promise<readonly string[]>;
  readonly seen: Seen;
  /** Begins a journal of its own, with a key and an index of its own; what was seen is counted on. */
  readonly begin: () => Promise<void>;
  readonly end: () => Promise<void>;
}

const segmentsOf = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.startsWith('segment-'))
        .sort()
    : [];

/** Index files that were begun and not put in place. */
const halves = (cache: string): number =>
  existsSync(cache)
    ? readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.part'))
        .length
    : 0;

function newFolder(built: string): { folder: ReturnType<typeof journalFolder>; keys: string; cache: string } {
  const own = mkdtempSync(join(built, 'run-'));
  return { folder: journalFolder(), keys: join(own, 'keys'), cache: join(own, 'index') };
}

/** A rig on a new folder; a segment is full after so many bytes. */
export async function crashRig(segmentBytes: number): Promise<CrashRig> {
  const built = mkdtempSync(join(tmpdir(), 'lockout-desk-crash-'));
  const child = await buildChild('crash-child', built);
  let { folder, keys, cache } = newFolder(built);
  let acknowledged: Acknowledged[] = [];
  const seen: Seen = {
    ...{ acknowledged: 0, torn: 0, withoutReserve: 0, behind: 0 },
    ...{ rotated: 0, inRotation: 0, halfIndexed: 0 },
  };
  const look = async (before: Audited, segments: readonly string[]): Promise<void> => {
    const left = segmentsOf(folder.path);
    const newest = join(folder.path, left.at(-1) ?? '');
    const anchored = (await anchorIn(keys))?.seq ?? 0;
    const count = (what: keyof Seen, isMet: boolean): void => void (seen[what] += isMet ? 1 : 0);
    count('withoutReserve', reserveBytes(folder.path) < RESERVE_BYTES);
    count('torn', before.torn.length > 0);
    count('behind', anchored < before.lines.length);
    count('rotated', segments.length > 0 && left.length > segments.length);
    count('inRotation', left.length > 1 && statSync(newest).size === before.torn.length);
    count('halfIndexed', halves(cache) > 0);
  };
  return {
    seen,
    kill: async (afterMs, way) => {
      const segments = segmentsOf(folder.path);
      const args = [folder.path, String(segmentBytes), way, keys, cache];
      const heard = acknowledgedIn(await runAndKill(child, args, afterMs));
      acknowledged.push(...heard);
      seen.acknowledged += heard.length;
      const before = audit(folder.path);
      await look(before, segments);
      const opening = await reopen(folder, keys);
      const after = audit(folder.path);
      return [
        ...before.problems,
        ...opening,
        ...after.problems,
        ...(after.torn.length > 0 ? ['the tail is still torn'] : []),
        ...recoveryProblems(folder.path, before, after),
        ...lostIn(after, acknowledged),
        ...(await verifierProblems(folder.path, keys)),
        ...(await indexProblems(folder, cache)),
      ];
    },
    begin: async () => {
      await folder.end();
      ({ folder, keys, cache } = newFolder(built));
      acknowledged = [];
    },
    end: async () => {
      await folder.end();
      rmSync(built, { recursive: true, force: true });
    },
  };
}

function acknowledgedIn(said: readonly string[]): readonly Acknowledged[] {
  return said.flatMap((line) => {
    const found = /^(\d+) ([0-9a-f-]{36})$/.exec(line);
    return found ? [{ seq: Number(found[1]), id: String(found[2]) }] : [];
  });
}
