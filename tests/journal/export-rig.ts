import { createHash } from 'node:crypto';
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
import { realDisk } from '../../src/main/audit/disk';
import { exportTo } from '../../src/main/audit/export/export-to';
import { removeParts } from '../../src/main/audit/export/write-target';
import { openSeal } from '../../src/main/audit/seal/seal';
import { bundleSource } from '../../src/verify/bundle-source';
import { verifyJournal } from '../../src/verify/verify-journal';
import { fileKeychain } from '../stand-ins/file-keychain';
import { buildChild } from './build-child';
import { host, indexProblems } from './crash-checks';
import { formats } from './export-formats';
import { journalFolder, type JournalFolder } from './journal-folder';
import { runAndKill } from './killed-child';
import { done, intent } from './order-samples';

type Format = (typeof formats)[number];

/** Kills a process that exports a journal onto one target, again and again. */
export interface ExportRig {
  /** Starts, kills after so many milliseconds, and says what is wrong with the target and what lies beside it. */
  readonly kill: (afterMs: number) => Promise<readonly string[]>;
  readonly seen: {
    /** Exports that the child was told are written. */
    written: number;
    /** Kills that left half an export beside the target. */
    halves: number;
    /** Kills after which the target was a newer export than the one that was last told of. */
    untold: number;
    readonly wholes: Record<Format, number>;
  };
  readonly end: () => Promise<void>;
}

const ORDERS = 250;
const NOTE = 'notes of the administrator.part-0123456789abcdef.txt';

async function writeJournal(folder: JournalFolder, keys: string): Promise<string> {
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const journal = await folder.opened({
    segmentBytes: 100_000,
    seal: openSeal({ keychain: fileKeychain(keys), host, wait }),
  });
  for (let count = 0; count < ORDERS; count += 1) {
    const orderId = `order-${String(count)}`;
    await journal.append({
      type: 'order.intent',
      data: { ...intent(orderId, { notes: 'é "' + 'x'.repeat(count * 4) }) },
    });
    await journal.append({ type: 'order.outcome', data: { ...done(orderId) } });
  }
  await journal.close();
  return String(folder.sound()[0]?.data['journalId']);
}

/** What CSV of the whole journal has to be; written where no child is at work. */
async function csvOf(folder: JournalFolder, target: string): Promise<Buffer> {
  const found = await folder.reader().matching({});
  if (found.kind === 'failed') throw new Error(found.code);
  const journal = { disk: realDisk, folder: folder.path, spans: [] };
  const form = { format: 'csv', byteOrderMark: false } as const;
  await exportTo({ form, target, lines: found.value.lines(), journal, platform: process.platform });
  return readFileSync(target);
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const formatOf = (bytes: Buffer): Format => {
  const start = bytes.toString('latin1', 0, 2);
  return start === 'PK' ? 'bundle' : start === '{"' ? 'jsonl' : 'csv';
};

/** A rig on a signed journal of 501 records. */
export async function exportRig(): Promise<ExportRig> {
  const folder = journalFolder();
  const built = mkdtempSync(join(tmpdir(), 'lockout-desk-export-kill-'));
  const child = await buildChild('export-child', built);
  const [keys, cache, outside] = [join(built, 'keys'), join(built, 'cache'), join(built, 'outside')];
  const [target, verifier] = [join(outside, 'evidence'), join(built, 'verifier.mjs')];
  mkdirSync(outside);
  writeFileSync(join(outside, NOTE), 'mine');
  writeFileSync(verifier, 'export {};\n');
  const journalId = await writeJournal(folder, keys);
  const texts = folder.sound().map(({ text }) => `${text}\n`);
  const whole = {
    csv: await csvOf(folder, join(built, 'whole.csv')),
    jsonl: Buffer.from(texts.join(''), 'utf8'),
  };
  const seen: ExportRig['seen'] = {
    written: 0,
    halves: 0,
    untold: 0,
    wholes: { bundle: 0, csv: 0, jsonl: 0 },
  };
  let held: string | undefined;

  const wrongIn = async (bytes: Buffer): Promise<string | undefined> => {
    const format = formatOf(bytes);
    seen.wholes[format] += 1;
    if (format !== 'bundle') return bytes.equals(whole[format]) ? undefined : `the ${format} is not whole`;
    const verdict = await verifyJournal(bundleSource(target), { everySignature: true });
    const isAll = verdict.kind === 'intact' && verdict.records === texts.length;
    return isAll ? undefined : `the bundle is not whole: ${JSON.stringify(verdict)}`;
  };
  const targetProblems = async (told: readonly string[], first: number): Promise<readonly string[]> => {
    const last = told.at(-1)?.split(' ')[1] ?? held;
    if (!existsSync(target)) return last === undefined ? [] : ['the export that was written is gone'];
    const bytes = readFileSync(target);
    held = sha256(bytes);
    const next = formats[(first + told.length) % formats.length];
    const isUntold = held !== last;
    seen.untold += isUntold ? 1 : 0;
    const stranger =
      isUntold && formatOf(bytes) !== next ? ['the target is neither the last export nor the next'] : [];
    const wrong = await wrongIn(bytes);
    return wrong === undefined ? stranger : [...stranger, wrong];
  };
  const restProblems = async (): Promise<readonly string[]> => {
    const allowed = new Set(['evidence', NOTE]);
    seen.halves += readdirSync(outside).some((name) => !allowed.has(name)) ? 1 : 0;
    await removeParts(target);
    const names = readdirSync(outside);
    const left = names.filter((name) => !allowed.has(name));
    return [
      ...left.map((name) => `${name} is left beside the target`),
      ...(names.includes(NOTE) ? [] : ['a file of the administrator’s was removed']),
    ];
  };
  return {
    seen,
    kill: async (afterMs) => {
      const first = Math.floor(Math.random() * formats.length);
      const args = [folder.path, cache, target, keys, journalId, verifier, String(first)];
      const said = await runAndKill(child, args, afterMs);
      const told = said.filter((line) => line !== 'started');
      seen.written += told.length;
      return [
        ...told.filter((line) => !/^\w+ [0-9a-f]{64}$/.test(line)),
        ...(await targetProblems(told, first)),
        ...(await restProblems()),
        ...(await indexProblems(folder, cache)),
      ];
    },
    end: async () => {
      await folder.end();
      rmSync(built, { recursive: true, force: true });
    },
  };
}
