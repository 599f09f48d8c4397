import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { RESERVE_BYTES, RESERVE_FILE } from '../../src/main/audit/reserve';
import { openSeal } from '../../src/main/audit/seal/seal';
import { fileKeychain } from '../stand-ins/file-keychain';
import { buildChild } from './build-child';
import { journalFolder, type JournalFolder } from './journal-folder';
import { audit, type Audited } from './verify-chain';

/** A record that the child was told is on disk. */
interface Acknowledged {
  readonly seq: number;
  readonly id: string;
}

/** How the child's disk takes what it writes; `full`: not at all, until the reserve is given up for it. */
export type CrashWay = 'in-pieces' | 'at-once' | 'full';

/** Kills a process that runs the real writer, again and again on one folder. */
export interface CrashRig {
  /** Starts, kills after so many milliseconds, opens again, and says what an auditor finds wrong. */
  readonly kill: (afterMs: number, way: CrashWay) => Promise<readonly string[]>;
  /** What happened in all, so that a run that tore nothing does not pass for a proof. */
  readonly seen: { acknowledged: number; torn: number; withoutReserve: number };
  readonly end: () => Promise<void>;
}

/** Runs the child until it is killed; every line that it said, a last unfinished one left out. */
async function runAndKill(
  child: string,
  args: readonly string[],
  afterMs: number,
): Promise<readonly string[]> {
  const running = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => running.once('close', resolve));
  let said = '';
  running.stdout.setEncoding('utf8');
  const started = new Promise((resolve) => running.stdout.once('data', resolve));
  running.stdout.on('data', (text: string) => (said += text));
  await started;
  await wait(afterMs);
  running.kill('SIGKILL');
  await ended;
  return said.split('\n').slice(0, -1);
}

function acknowledgedIn(said: readonly string[]): readonly Acknowledged[] {
  return said.flatMap((line) => {
    const found = /^(\d+) ([0-9a-f-]{36})$/.exec(line);
    return found ? [{ seq: Number(found[1]), id: String(found[2]) }] : [];
  });
}

/** Whether the bytes after the last newline were recorded as cut off, and kept, where they were no whole record. */
function recoveryProblems(folder: string, before: Audited, after: Audited): readonly string[] {
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

function lostIn(after: Audited, acknowledged: readonly Acknowledged[]): readonly string[] {
  return acknowledged
    .filter(({ seq, id }) => after.lines[seq - 1]?.id !== id)
    .map(({ seq }) => `acknowledged record ${String(seq)} is lost`);
}

function reserveBytes(folder: string): number {
  return statSync(join(folder, RESERVE_FILE), { throwIfNoEntry: false })?.size ?? 0;
}

async function reopen(folder: JournalFolder, keys: string): Promise<readonly string[]> {
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const seal = openSeal({ keychain: fileKeychain(keys), host: 'NG-DESK-07', wait });
  const journal = folder.journal({ seal });
  const state = await journal.open();
  await journal.close();
  // Whatever a kill leaves, nobody tampered with it.
  if (seal.alarms().length > 0) return [`a false alarm: ${seal.alarms()[0]?.problem ?? ''}`];
  if (reserveBytes(folder.path) < RESERVE_BYTES) return ['the reserve was not made anew'];
  return state.kind === 'open' ? [] : [`the journal does not open again: ${JSON.stringify(state)}`];
}

/** A rig on a new folder; a segment is full after so many bytes. */
export async function crashRig(segmentBytes: number): Promise<CrashRig> {
  const folder = journalFolder();
  const built = mkdtempSync(join(tmpdir(), 'lockout-desk-crash-'));
  const child = await buildChild('crash-child', built);
  const keys = join(built, 'keys');
  const acknowledged: Acknowledged[] = [];
  const seen = { acknowledged: 0, torn: 0, withoutReserve: 0 };
  return {
    seen,
    kill: async (afterMs, way) => {
      const said = await runAndKill(child, [folder.path, String(segmentBytes), way, keys], afterMs);
      const before = audit(folder.path);
      acknowledged.push(...acknowledgedIn(said));
      seen.acknowledged = acknowledged.length;
      seen.withoutReserve += reserveBytes(folder.path) < RESERVE_BYTES ? 1 : 0;
      seen.torn += before.torn.length > 0 ? 1 : 0;
      const opening = await reopen(folder, keys);
      const after = audit(folder.path);
      return [
        ...before.problems,
        ...opening,
        ...after.problems,
        ...(after.torn.length > 0 ? ['the tail is still torn'] : []),
        ...recoveryProblems(folder.path, before, after),
        ...lostIn(after, acknowledged),
      ];
    },
    end: async () => {
      await folder.end();
      rmSync(built, { recursive: true, force: true });
    },
  };
}
