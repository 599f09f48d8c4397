import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { CopyHealth } from '../../src/contract/proof';
import { chainWriter } from '../../src/main/audit/chain-writer';
import { realCopyDisk, type CopyDisk } from '../../src/main/audit/copy/copy-disk';
import type { CopySource } from '../../src/main/audit/copy/copy-round';
import { openCopier, type Copier } from '../../src/main/audit/copy/copier';
import { realDisk } from '../../src/main/audit/disk';
import { chainStart } from '../../src/main/audit/record';
import { standInDisk, type StandInDisk } from '../stand-ins/disk';

/** A wait that somebody asked for and that is over when the test says so. */
export interface AskedWait {
  readonly ms: number;
  readonly pass: () => void;
}

export interface CopyRig extends Omit<StandInDisk, 'disk'> {
  /** The journal's folder. */
  readonly audit: string;
  /** The folder that the policy names. */
  readonly share: string;
  /** The copy's own folder. */
  readonly into: string;
  /** Appends as the journal does, and tells the copier that is in use. */
  readonly append: (bytes?: number) => Promise<void>;
  readonly appendMany: (count: number, bytes?: number) => Promise<void>;
  readonly addKey: (fingerprint: string) => void;
  /** A copier as after a start of the application; the one before is left to itself. */
  readonly start: (disk?: (disk: CopyDisk) => CopyDisk, source?: Partial<CopySource>) => Copier;
  readonly told: CopyHealth[];
  /** Waits that are under way. */
  readonly waits: () => readonly AskedWait[];
  /** What lies in a folder, a character for each byte. */
  readonly files: (folder: string) => ReadonlyMap<string, string>;
  /** Files of the copy that are not the start of the journal's. */
  readonly strange: () => readonly string[];
  /** Segments and keys that are not the same in both, and what else the copy holds. */
  readonly lacking: () => readonly string[];
  readonly end: () => Promise<void>;
}

const JOURNAL_ID = '01900000-0000-7000-8000-000000000001';

function files(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  return new Map(
    readdirSync(folder)
      .toSorted()
      .map((name) => [name, readFileSync(join(folder, name), 'latin1')]),
  );
}

/** Waits that end when they are told to, or by their signal. */
function waitsOnDemand(): {
  wait: (ms: number, signal: AbortSignal) => Promise<'waited' | 'cancelled'>;
  asked: Set<AskedWait>;
} {
  const asked = new Set<AskedWait>();
  const wait = (ms: number, signal: AbortSignal): Promise<'waited' | 'cancelled'> =>
    new Promise((resolve) => {
      const done = (how: 'waited' | 'cancelled'): void => {
        asked.delete(one);
        resolve(how);
      };
      const one: AskedWait = { ms, pass: () => done('waited') };
      asked.add(one);
      if (signal.aborted) done('cancelled');
      else signal.addEventListener('abort', () => done('cancelled'), { once: true });
    });
  return { wait, asked };
}

/** A journal that the real writer writes, and a folder for its copy, on this computer's disk or where `share` says. */
export function copyRig({
  segmentBytes = 4096,
  share: given,
}: { segmentBytes?: number; share?: string } = {}): CopyRig {
  const above = mkdtempSync(join(tmpdir(), 'lockout-desk-copy-'));
  const [audit, share] = [join(above, 'audit'), given ?? join(above, 'share')];
  mkdirSync(audit);
  mkdirSync(share, { recursive: true });
  writeFileSync(join(audit, 'reserve.bin'), Buffer.alloc(10));
  writeFileSync(join(audit, 'torn-20261123T183005123Z.bin'), 'torn');
  const { disk, ...standIn } = standInDisk({ ...realDisk, openToAppend: realCopyDisk.openToAppend });
  const { wait, asked } = waitsOnDemand();
  let seconds = Date.UTC(2026, 10, 23, 18, 30);
  const clock = (): Date => new Date((seconds += 1000));
  const actor = { osUser: 'dana', host: 'NG-DESK-07' };
  const app = { version: '0.1.0', platform: 'linux' };
  const syncFolder = async (): Promise<void> => undefined;
  const writer = chainWriter(
    { folder: audit, actor, app, clock, newId: () => v7(), disk: realDisk, segmentBytes, syncFolder },
    { finished: [], last: chainStart },
  );
  const told: CopyHealth[] = [];
  const started: Copier[] = [];
  const into = join(share, `NG-DESK-07-dana-${JOURNAL_ID}`);
  const append = async (bytes = 0): Promise<void> => {
    const record = { type: 'test.note', data: { text: 'x'.repeat(bytes) } };
    if ((await writer.append(record)).kind !== 'recorded') throw new Error('The journal took no record.');
    started.at(-1)?.nudge();
  };
  return {
    ...standIn,
    audit,
    share,
    into,
    told,
    files,
    waits: () => [...asked],
    append,
    appendMany: async (count, bytes = 300) => {
      for (let at = 0; at < count; at += 1) await append(bytes);
    },
    addKey: (fingerprint) => {
      const pem = `-----BEGIN PUBLIC KEY-----\n${fingerprint}\n-----END PUBLIC KEY-----\n`;
      writeFileSync(join(audit, `public-key-${fingerprint}.pem`), pem);
    },
    start: (changed = (one) => one, source = {}) => {
      const copyDisk = { ...realCopyDisk, ...disk };
      const copier = openCopier({
        disk: changed(copyDisk),
        folder: share,
        ...actor,
        wait,
        clock,
        hear: (health) => told.push(health),
      });
      started.push(copier);
      const spans = writer.spans;
      copier.follow({
        journalId: JOURNAL_ID,
        folder: audit,
        spans,
        lastSeq: () => writer.last().seq,
        ...source,
      });
      return copier;
    },
    strange: () => {
      const journal = files(audit);
      return [...files(into)].flatMap(([name, bytes]) =>
        journal.get(name)?.startsWith(bytes) ? [] : [name],
      );
    },
    lacking: () => {
      const [journal, copy] = [files(audit), files(into)];
      const names = new Set([...journal.keys(), ...copy.keys()]);
      const isProof = (name: string): boolean => /^(segment|public-key)-/.test(name) || copy.has(name);
      return [...names].filter((name) => isProof(name) && journal.get(name) !== copy.get(name));
    },
    end: async () => {
      for (const { pass } of asked) pass();
      const ended = started.map((copier) => copier.end());
      for (const { pass } of asked) pass();
      await Promise.all(ended);
      await writer.close();
      rmSync(above, { recursive: true, force: true });
    },
  };
}

/** Waits until a copy is in a state, at most 5 seconds. */
export async function reaches(copier: Copier, state: CopyHealth['state'], code?: string): Promise<void> {
  const until = Date.now() + 5000;
  for (;;) {
    const health = copier.health();
    if (health?.state === state && (code === undefined || health.code === code)) return;
    if (Date.now() > until) throw new Error(`The copy is not ${state}: ${JSON.stringify(health)}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** One run of the application, which ends once everything is copied. */
export async function copyOnce(rig: CopyRig): Promise<void> {
  const copier = rig.start();
  await reaches(copier, 'current');
  await copier.end();
}
