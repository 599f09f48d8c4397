import { writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { v7 } from 'uuid';
import { realDisk, type AppendFile, type Disk } from '../../src/main/audit/disk';
import { fileJournal } from '../../src/main/audit/file-journal';
import type { NewRecord } from '../../src/main/audit/journal';
import { openReader } from '../../src/main/audit/query/reader';
import { RESERVE_FILE } from '../../src/main/audit/reserve';
import { openSeal } from '../../src/main/audit/seal/seal';
import { fileKeychain } from '../stand-ins/file-keychain';
import { done, intent, penalty, unknown } from './order-samples';

/** Told to the parent at once: what a pipe has taken outlives the process. */
const say = (line: string): void => void writeSync(1, `${line}\n`);

/** Writes a record in many small pieces, so that a kill tears it far more often than one write would be torn. */
function inPieces(file: AppendFile): AppendFile {
  return {
    ...file,
    write: async (bytes) => {
      let written = 0;
      while (written < bytes.length) {
        const piece = 1 + Math.floor(Math.random() * 40);
        written += await file.write(bytes.subarray(written, written + piece));
      }
      return written;
    },
  };
}

type Files = Pick<Disk, 'create' | 'openToAppend'>;

/** The real disk, with each file that is written changed. */
const changed = (change: (file: AppendFile, path: string) => AppendFile): Files => ({
  create: async (path) => change(await realDisk.create(path), path),
  openToAppend: async (path) => change(await realDisk.openToAppend(path), path),
});

/** Whether an order is under way; then the disk is full but for the reserve. */
let underWay = false;

/** A disk that takes a part of an order's later records, or nothing, as long as the reserve holds its room. */
function whileFull(file: AppendFile, path: string): AppendFile {
  const isReserve = path.endsWith(RESERVE_FILE);
  const write = async (bytes: Uint8Array): Promise<number> => {
    const held = await realDisk.fileLength(join(dirname(path), RESERVE_FILE));
    if (isReserve) return file.write(bytes.subarray(0, 16 * 1024));
    if (!underWay || !held) return inPieces(file).write(bytes);
    if (Math.random() < 0.5) return file.write(bytes.subarray(0, Math.random() * bytes.length));
    throw Object.assign(new Error('full'), { code: 'ENOSPC' });
  };
  return { ...file, write };
}

const [folder = '', segmentBytes = '', way = '', keys = '', cache = ''] = process.argv.slice(2);
const ways: Readonly<Record<string, Files>> = { 'in-pieces': changed(inPieces), full: changed(whileFull) };
const disk: Disk = { ...realDisk, ...ways[way] };

const journal = fileJournal({
  folder,
  actor: { osUser: 'dana', host: 'NG-DESK-07' },
  app: { version: '0.1.0', platform: process.platform },
  clock: () => new Date(),
  disk,
  newId: () => v7(),
  platform: process.platform,
  segmentBytes: Number(segmentBytes),
  seal: openSeal({
    keychain: fileKeychain(keys),
    host: 'NG-DESK-07',
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  }),
});

/** An order of four records, with an outcome that is not known now and then. */
function recordOf(count: number): NewRecord {
  const orderId = `order-${String(process.pid)}-${String(Math.floor(count / 4))}`;
  const text = 'é'.repeat(Math.floor(Math.random() * 600));
  const target = {
    userId: String(1000 + (count % 40)),
    name: `Müller ${String(count % 40)}`,
    source: 'typed',
  } as const;
  switch (count % 4) {
    case 0:
      return {
        type: 'order.intent',
        data: { ...intent(orderId, { target, notes: `He will ring. ${text}` }) },
      };
    case 1:
      return { type: 'order.penalty', data: { ...penalty(orderId) } };
    case 2:
      return {
        type: 'order.outcome',
        data: { ...(count % 16 === 2 ? unknown : done)(orderId), serverText: text },
      };
    default:
      return { type: 'test.note', data: { text } };
  }
}

/** Asks as the window does, so that the index is written while the journal is. */
async function askOn(): Promise<void> {
  const choose = (): [] => [];
  const reader = openReader({ folder, cacheFolder: cache, disk: realDisk, choose, keepEvery: 8192 });
  for (;;) {
    await reader.answer({ question: 'alarms', ask: {}, spans: journal.acknowledged().spans });
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

say('started');
const state = await journal.open();
say(state.kind);
if (state.kind === 'open') void askOn();
for (let count = 0; state.kind === 'open'; count += 1) {
  const record = recordOf(count);
  underWay = record.type === 'order.penalty' || record.type === 'order.outcome';
  const appended = await journal.append(record);
  say(appended.kind === 'recorded' ? `${String(appended.seq)} ${appended.id}` : 'not-recorded');
  // Another process's turn: the anchor's writes come in between, as they do for a person's orders.
  await new Promise((resolve) => setImmediate(resolve));
}
