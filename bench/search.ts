import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { HistoryFilter } from '../src/contract/history';
import type { ReaderQuestion, ReaderQuestions } from '../src/main/audit/query/questions';
import { readingRoom, startWorker, type ReadingRoom } from '../src/main/audit/reading-room';
import { median, timed, type Figure } from './figures';

/** The journal that is searched, its index, and the built application's worker. */
export interface Searched {
  readonly folder: string;
  readonly cacheFolder: string;
  readonly worker: string;
}

const ROUNDS = 3;
const STARTS = 5;
const COMMON = ['expired', 'approved', 'back office'];

const segmentsOf = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort();

async function ask<Q extends ReaderQuestion>(
  room: ReadingRoom,
  place: Searched,
  question: Q,
  asked: ReaderQuestions[Q]['ask'],
): Promise<ReaderQuestions[Q]['answer']> {
  const answered = await room.ask(place, { question, ask: asked });
  if (answered.kind !== 'answer') throw new Error(`The reader failed: ${answered.code}`);
  return answered.value;
}

async function inRoom<T>({ worker }: Searched, work: (room: ReadingRoom) => Promise<T>): Promise<T> {
  const room = readingRoom(() => startWorker(worker));
  const result = await work(room);
  await room.close();
  return result;
}

/** Words that one order's notes have, each from another part of the journal. */
async function rareTerms({ folder }: Searched): Promise<readonly string[]> {
  const names = await segmentsOf(folder);
  const terms: string[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const name = names[Math.floor((names.length * round) / (ROUNDS + 1))] ?? '';
    const file = await open(join(folder, name), 'r');
    const { buffer } = await file.read(Buffer.alloc(256 * 1024), 0, 256 * 1024, 0);
    await file.close();
    const found = /Case [0-9]{6}/.exec(buffer.toString('utf8'))?.[0];
    if (found !== undefined) terms.push(found);
  }
  return terms;
}

/** How long `grep -ci` takes for a term over all segments, in milliseconds, and how many lines hold it. */
async function grep(folder: string, term: string): Promise<{ readonly ms: number; readonly lines: number }> {
  const files = (await segmentsOf(folder)).map((name) => join(folder, name));
  let said = '';
  const ms = await timed(async () => {
    const child = spawn('grep', ['-ci', '-e', term, ...files], { stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.on('data', (chunk) => (said += String(chunk)));
    await once(child, 'close');
  });
  const counts = said
    .trim()
    .split('\n')
    .map((line) => Number(line.slice(line.lastIndexOf(':') + 1)));
  return { ms, lines: counts.reduce((sum, count) => sum + count, 0) };
}

/** Builds the index, as the first start after an update does; how long that took and how large it is a record. */
export async function measureIndex(place: Searched, records: number): Promise<readonly Figure[]> {
  const ms = await timed(() => inRoom(place, (room) => ask(room, place, 'counts', { filter: {} })));
  const names = await readdir(place.cacheFolder, { recursive: true });
  const files = names.filter((name) => name.endsWith('.idx'));
  const sizes = await Promise.all(
    files.map(async (name) => (await stat(join(place.cacheFolder, name))).size),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return [
    { what: '  building the index', value: ms, unit: 'ms' },
    { what: '  index, a record', value: bytes / records, unit: 'bytes' },
  ];
}

/** The first page of history from a worker that is only started for it, with the index there. */
export async function measureFirstPage(place: Searched): Promise<readonly Figure[]> {
  const times: number[] = [];
  for (let start = 0; start < STARTS; start += 1) {
    const room = readingRoom(() => startWorker(place.worker));
    times.push(await timed(() => ask(room, place, 'page', { filter: {}, limit: 50 })));
    await room.close();
  }
  return [{ what: 'first page after a start, reader alone', value: median(times), unit: 'ms', most: 150 }];
}

/** A whole search for a term that stands once against grep, in turns, and the first page for one that is everywhere. */
export async function measureSearch(place: Searched): Promise<readonly Figure[]> {
  return inRoom(place, async (room) => {
    await ask(room, place, 'counts', { filter: {} });
    const [own, plain, common]: [number[], number[], number[]] = [[], [], []];
    for (const term of await rareTerms(place)) {
      const grepped = await grep(place.folder, term);
      plain.push(grepped.ms);
      const filter: HistoryFilter = { text: term };
      let rows = 0;
      own.push(await timed(async () => (rows = (await ask(room, place, 'counts', { filter })).rows)));
      if (rows === 0 || rows > grepped.lines) throw new Error(`${term}: ${String(rows)} rows found.`);
    }
    for (const text of COMMON) {
      const page = { filter: { text }, limit: 50 };
      common.push(
        await timed(async () => {
          if ((await ask(room, place, 'page', page)).rows.length !== 50)
            throw new Error(`${text} is not common.`);
        }),
      );
    }
    const [found, grepped] = [median(own), median(plain)];
    return [
      { what: 'text search, rare term, to grep -ci', value: found / grepped, unit: 'x', most: 4 },
      { what: '  searching', value: found, unit: 'ms' },
      { what: '  grep -ci', value: grepped, unit: 'ms' },
      { what: 'text search, common term, first page', value: median(common), unit: 'ms', most: 150 },
    ];
  });
}
