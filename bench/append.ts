import { generateKeyPairSync, hash, sign } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { realDisk } from '../src/main/audit/disk';
import { fileJournal } from '../src/main/audit/file-journal';
import type { Journal } from '../src/main/audit/journal';
import { openSeal } from '../src/main/audit/seal/seal';
import { segmentName } from '../src/main/audit/segments';
import { MemoryKeychain } from '../tests/stand-ins/keychain';
import { median, timed, type Figure } from './figures';
import { dice, order, type Kept } from './made-records';

const BLOCKS = 24;
const BLOCK = 50;
const bareKey = generateKeyPairSync('ed25519').privateKey;

/** A journal that signs, or one that doesn't, as Practice's; the anchor goes into memory, as the keychain's own time is no part of this. */
async function openJournal(folder: string, signed: boolean): Promise<Journal> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const journal = fileJournal({
    folder,
    actor: { osUser: 'dana', host: 'NG-DESK-07' },
    app: { version: '0.1.0', platform: process.platform },
    clock: () => new Date(),
    disk: realDisk,
    newId: () => v7(),
    platform: process.platform,
    seal: signed ? openSeal({ keychain: new MemoryKeychain(), host: 'NG-DESK-07', wait }) : undefined,
  });
  const state = await journal.open();
  if (state.kind !== 'open') throw new Error(`The journal does not open: ${JSON.stringify(state)}`);
  return journal;
}

async function appendAll(journal: Journal, records: readonly Kept[]): Promise<void> {
  for (const record of records) {
    const appended = await journal.append(record);
    if (appended.kind !== 'recorded') throw new Error(`Not recorded: ${JSON.stringify(appended)}`);
  }
}

/** The same calls on the same bytes, with nothing around them. */
async function writeAll(file: FileHandle, lines: readonly Buffer[]): Promise<void> {
  for (const line of lines) {
    await file.write(line);
    await file.sync();
  }
}

/** The same, and what no signed journal can leave out before: a hash and a signature, at the moment of each write. */
async function signAndWriteAll(file: FileHandle, lines: readonly Buffer[]): Promise<void> {
  for (const line of lines) {
    sign(null, Buffer.from(hash('sha256', line)), bareKey);
    await file.write(line);
    await file.sync();
  }
}

/** The lines of a file from an offset on, each with its newline. */
async function linesFrom(path: string, offset: number): Promise<Buffer[]> {
  const bytes = (await readFile(path)).subarray(offset);
  const lines: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = bytes.indexOf(10, at) + 1;
    lines.push(bytes.subarray(at, end));
    at = end;
  }
  return lines;
}

/** An append to a sealed journal against write and fsync of the same bytes, in turns of 50 records. */
export async function measureAppend(above: string): Promise<readonly Figure[]> {
  const folder = join(above, 'appended');
  const journal = await openJournal(folder, true);
  const practice = await openJournal(join(above, 'practice'), false);
  const segment = join(folder, segmentName(1));
  const bare = await open(
    join(above, 'bare.jsonl'),
    constants.O_CREAT | constants.O_WRONLY | constants.O_APPEND,
  );
  const roll = dice(7);
  const [journals, unsigned, bares, least]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let block = 0; block < BLOCKS; block += 1) {
    const records: Kept[] = [];
    while (records.length < BLOCK) records.push(...order(roll, Date.now()));
    const offset = journal.acknowledged().spans.at(-1)?.bytes ?? 0;
    journals.push((await timed(() => appendAll(journal, records))) / records.length);
    const lines = await linesFrom(segment, offset);
    unsigned.push((await timed(() => appendAll(practice, records))) / records.length);
    bares.push((await timed(() => writeAll(bare, lines))) / lines.length);
    least.push((await timed(() => signAndWriteAll(bare, lines))) / lines.length);
  }
  await bare.close();
  await journal.close();
  await practice.close();
  const [own, without, plain] = [median(journals), median(unsigned), median(bares)];
  return [
    {
      what: 'append, signed, to write and fsync of the same bytes',
      value: own / plain,
      unit: 'x',
      most: 1.3,
    },
    { what: '  a bare hash and signature before them, to them', value: median(least) / plain, unit: 'x' },
    { what: '  an append', value: own, unit: 'ms' },
    { what: '  an append without a signature (Practice)', value: without, unit: 'ms' },
    { what: '  write and fsync', value: plain, unit: 'ms' },
    { what: '  what they have to take for 1.3', value: (own - plain) / 0.3, unit: 'ms' },
  ];
}
