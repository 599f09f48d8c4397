import { writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { v7 } from 'uuid';
import { realDisk, type AppendFile, type Disk } from '../../src/main/audit/disk';
import { fileJournal } from '../../src/main/audit/file-journal';
import { RESERVE_FILE } from '../../src/main/audit/reserve';
import { openSeal } from '../../src/main/audit/seal/seal';
import { fileKeychain } from '../stand-ins/file-keychain';

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

const [folder = '', segmentBytes = '', way = '', keys = ''] = process.argv.slice(2);
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

say('started');
const state = await journal.open();
say(state.kind);
for (let count = 0; state.kind === 'open'; count += 1) {
  const text = 'é'.repeat(Math.floor(Math.random() * 600));
  const type = ['order.intent', 'order.penalty', 'order.outcome', 'test.note'][count % 4] ?? '';
  underWay = type === 'order.penalty' || type === 'order.outcome';
  const appended = await journal.append({ type, data: { count, text } });
  say(appended.kind === 'recorded' ? `${String(appended.seq)} ${appended.id}` : 'not-recorded');
  // Another process's turn: the anchor's writes come in between, as they do for a person's orders.
  await new Promise((resolve) => setImmediate(resolve));
}
