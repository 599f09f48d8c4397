import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalFolder, type JournalFolder } from '../../../../tests/journal/journal-folder';
import {
  actor,
  closed,
  done,
  intent,
  toldBy,
  unknown,
  writeSegments,
  writer,
} from '../../../../tests/journal/order-samples';
import type { ReadRecord } from '../order-fold';
import { openReader } from './reader';

let folder: JournalFolder;
let cache: string;
const read = { bytes: 0 };
beforeEach(() => {
  folder = journalFolder();
  cache = join(folder.path, '..', 'index');
});
afterEach(() => folder.end());

/** A reader over the real disk that counts the journal's bytes that are read. */
function reader(): ReturnType<typeof openReader> {
  read.bytes = 0;
  const disk = {
    ...folder.disk,
    openToRead: async (path: string) => {
      const file = await folder.disk.openToRead(path);
      const counted = async (into: Uint8Array, position: number): Promise<number> => {
        const bytes = await file.read(into, position);
        read.bytes += bytes;
        return bytes;
      };
      return { ...file, read: counted };
    },
  };
  return openReader({ folder: folder.path, cacheFolder: cache, disk, choose: (all) => all });
}

/** Orders done, with an unknown first, in segments of ten records. */
function journalOf(orders: number): readonly ReadRecord[] {
  const write = writer();
  const records = [write('order.intent', intent('lost')), write('order.outcome', unknown('lost'))];
  const alarm = write('journal.alarm', { problem: 'cut', expected: { journalId: 'j', seq: 9, hash: 'h' } });
  const verified = write('journal.verified', { result: 'intact', lastSeq: 3 });
  for (let count = 0; count < orders; count += 1) {
    records.push(write('order.intent', intent(`order-${String(count)}`)));
    records.push(write('order.outcome', done(`order-${String(count)}`)));
  }
  return [...records.slice(0, 2), alarm, verified, ...records.slice(2)].map((one, at) => ({
    ...one,
    seq: at + 1,
    actor,
  }));
}

const files = (): string[] =>
  readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.idx'));

/** What is asked at every start. */
async function atStart(one: ReturnType<typeof openReader>): Promise<unknown[]> {
  const page = await one.answer({ question: 'page', ask: { filter: {}, limit: 3 } });
  const unknowns = await one.answer({ question: 'unknowns', ask: {} });
  const alarms = await one.answer({ question: 'alarms', ask: {} });
  const verified = await one.answer({ question: 'lastVerified', ask: {} });
  return [page, unknowns, alarms, verified];
}

describe('the index files', () => {
  it('are read one at a time for a count, so that the first page does not wait for all of them', async () => {
    writeSegments(folder.path, journalOf(503), 10);
    await atStart(reader());
    const one = reader();
    const ended: string[] = [];
    const count = one
      .answer({ question: 'counts', ask: { filter: {} } })
      .then(({ kind }) => ended.push(`count: ${kind}`));
    // Answered from the newest segment alone: by then the count has begun to read the others.
    await one.answer({ question: 'lastVerified', ask: {} });
    const page = await one.answer({ question: 'page', ask: { filter: {}, limit: 3 } });
    ended.push(`page: ${page.kind}`);
    await count;
    expect(ended).toEqual(['page: answer', 'count: answer']);
  });

  it('keep what is read at a start the same, however long the journal is', async () => {
    const bytes: number[] = [];
    for (const orders of [53, 503]) {
      writeSegments(folder.path, journalOf(orders), 10);
      await atStart(reader());
      await atStart(reader());
      bytes.push(read.bytes);
    }
    // Numbers with a digit more are all that differs.
    expect(Math.abs((bytes[1] ?? 0) - (bytes[0] ?? 0))).toBeLessThan(200);
    expect(bytes[1]).toBeLessThan(statSync(join(folder.path, 'segment-000001.jsonl')).size * 6);
  });

  it('carry unknowns, alarms and the last verification over all segments', async () => {
    writeSegments(folder.path, journalOf(100), 10);
    for (let count = 0; count < 2; count += 1)
      expect(await atStart(reader())).toMatchObject([
        { value: { rows: [{ orderId: 'order-99' }, {}, {}] } },
        { value: { total: 1, orders: [{ orderId: 'lost', outcomeRecord: { seq: 2 } }] } },
        { value: [{ id: expect.any(String), seq: 3, problem: 'cut', expected: { seq: 9 } }] },
        { value: { result: 'intact', lastSeq: 3 } },
      ]);
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['cut', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['with a bit flipped in its head', (bytes) => flipped(bytes, 100)],
    ['with a bit flipped in its body', (bytes) => flipped(bytes, bytes.length - 40)],
    ['of another version', (bytes) => Buffer.concat([Buffer.from('LDINDEX0'), bytes.subarray(8)])],
    ['of something else', () => Buffer.from('{"not":"an index"}')],
  ])('that are damaged (%s) are made anew, and nothing is answered from them', async (_what, change) => {
    writeSegments(folder.path, journalOf(40), 10);
    const sound = await atStart(reader());
    const before = files().map((name) => readFileSync(join(cache, name)).toString('hex'));
    for (const name of files()) writeFileSync(join(cache, name), change(readFileSync(join(cache, name))));
    const again = reader();
    expect(await atStart(again)).toEqual(sound);
    expect(await again.answer({ question: 'order', ask: { orderId: 'order-1' } })).toMatchObject({
      value: { orderId: 'order-1' },
    });
    expect(files().map((name) => readFileSync(join(cache, name)).toString('hex'))).toEqual(before);
  });

  it('are not needed: where none can be written, all is answered', async () => {
    writeSegments(folder.path, journalOf(40), 10);
    const sound = await atStart(reader());
    cache = '/dev/null/nowhere';
    expect(await atStart(reader())).toEqual(sound);
  });

  it('are alone again where a process was killed while it wrote one', async () => {
    writeSegments(folder.path, journalOf(40), 10);
    const sound = await atStart(reader());
    const [name = ''] = files();
    const half = join(cache, name.replace('.idx', '.0a1b2c3d.part'));
    writeFileSync(half, 'LDINDEX');
    rmSync(join(cache, name));
    const again = reader();
    expect(await atStart(again)).toEqual(sound);
    await again.answer({ question: 'counts', ask: { filter: {} } });
    expect(existsSync(half)).toBe(false);
    expect(files()).toContain(name);
  });

  it('are left where a segment was changed behind them', async () => {
    writeSegments(folder.path, journalOf(40), 10);
    await atStart(reader());
    const path = join(folder.path, 'segment-000002.jsonl');
    const lines = readFileSync(path, 'utf8').split('\n');
    // A name is shorter and another as much longer: same length, same last line.
    const changed = lines.map((line, at) =>
      at === 0 ? line.replace('Elena', 'El') : at === 2 ? line.replace('Elena', 'Elena!!!') : line,
    );
    writeFileSync(path, changed.join('\n'));
    const all = await reader().answer({ question: 'page', ask: { filter: {}, limit: 100 } });
    expect(all).toMatchObject({ kind: 'answer' });
    expect(JSON.stringify(all)).toContain('Elena!!!');
  });

  it('find a late word on an order that had its end long before', async () => {
    const records = journalOf(40);
    const more = [
      { ...records[3], seq: 85, type: 'order.closed', data: { ...closed('order-1') } },
      { ...records[3], seq: 86, type: 'order.intent', data: { ...intent('order-2') } },
    ] as ReadRecord[];
    writeSegments(folder.path, [...records, ...more], 10);
    await atStart(reader());
    const told = toldBy(reader());
    expect(await told.report('order-1')).toMatchObject({ closed: { as: 'did-not' } });
    expect(await told.report('order-2')).toMatchObject({ verdict: { outcome: 'done' } });
  });

  it('show nothing of a line that has no end yet', async () => {
    writeSegments(folder.path, journalOf(3), 100);
    const one = reader();
    const sound = await atStart(one);
    appendFileSync(join(folder.path, 'segment-000001.jsonl'), '{"v":1,"seq":11,"prev":"');
    expect(await atStart(one)).toEqual(sound);
  });
});

function flipped(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}
