import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MessageChannel } from 'node:worker_threads';
import { journalFolder, type JournalFolder } from '../../../tests/journal/journal-folder';
import { done, intent, unknown } from '../../../tests/journal/order-samples';
import type { HistoryCounts } from '../../contract/history';
import { openLedger, type Ledger } from './ledger';
import { serveReaders } from './query/worker';
import { readingRoom, type ReadingRoom, type RoomWorker } from './reading-room';

let folder: JournalFolder;
let room: ReadingRoom;
let ledger: Ledger;
let workers: EventEmitter[];
/** So many workers die as soon as they are asked anything. */
let dying = 0;

/** The worker's own code at the other end of a channel, over which only what can be sent to a worker passes. */
function inProcess(): RoomWorker {
  const { port1, port2 } = new MessageChannel();
  const worker = new EventEmitter();
  const isDying = dying > 0;
  dying -= isDying ? 1 : 0;
  if (!isDying) serveReaders(port2, { disk: folder.disk, choose: (all) => all });
  const end = (): void => {
    port1.close();
    worker.emit('exit');
  };
  port1.on('message', (message: unknown) => worker.emit('message', message));
  workers.push(worker);
  return {
    postMessage: (message: unknown) => {
      port1.postMessage(message);
      if (isDying) setImmediate(end);
    },
    on: (event: string, heard: (...what: unknown[]) => void) => worker.on(event, heard),
    terminate: async () => end(),
  } as unknown as RoomWorker;
}

beforeEach(() => {
  folder = journalFolder();
  [workers, dying] = [[], 0];
  room = readingRoom(inProcess);
  const place = { folder: folder.path, cacheFolder: `${folder.path}-index` };
  ledger = openLedger(
    folder.journal({ segmentBytes: 3000 }),
    { osUser: 'dana', host: 'NG-DESK-07' },
    (asked, listening) => room.ask(place, asked, listening),
  );
});
afterEach(async () => {
  await room.close();
  await folder.end();
});

const order = async (orderId: string): Promise<void> => {
  await ledger.append({ type: 'order.intent', data: { ...intent(orderId) } });
  await ledger.append({ type: 'order.outcome', data: { ...done(orderId) } });
};
const askTrader = (): ReturnType<typeof ledger.ask<'trader'>> =>
  ledger.ask('trader', { environmentId: 'practice', userId: '1001', now: Date.UTC(2026, 10, 23, 19) });
const workerEnded = { kind: 'failed', code: 'worker-ended' };

describe('the reading room', () => {
  it('starts its worker at the first question, not before', async () => {
    await ledger.opened();
    await order('a');
    expect(workers).toHaveLength(0);
    expect(await ledger.ask('order', { orderId: 'a' })).toMatchObject({ value: { orderId: 'a' } });
    await askTrader();
    expect(workers).toHaveLength(1);
  });

  it('starts it before, where that is told, and no second one for the first question; none once it is closed', async () => {
    room.begin();
    room.begin();
    expect(workers).toHaveLength(1);
    await order('a');
    expect(await ledger.ask('order', { orderId: 'a' })).toMatchObject({ value: { orderId: 'a' } });
    expect(workers).toHaveLength(1);
    await room.close();
    room.begin();
    expect(workers).toHaveLength(1);
  });

  it('tells everything that was acknowledged before a question, whatever is appended meanwhile', async () => {
    for (let count = 1; count <= 12; count += 1) {
      await order(`order-${String(count)}`);
      const asked = askTrader();
      const later = ledger.append({ type: 'order.intent', data: { ...intent(`late-${String(count)}`) } });
      expect(await asked).toMatchObject({ value: { unlocks24h: 2 * count - 1 } });
      await later;
    }
  });

  it('starts another worker for those who wait when one dies, and says so when that one dies too', async () => {
    await order('a');
    dying = 1;
    expect(await askTrader()).toMatchObject({ kind: 'answer', value: { unlocks24h: 1 } });
    expect(workers).toHaveLength(2);
    workers.at(-1)?.emit('exit');
    dying = 2;
    expect(await askTrader()).toEqual(workerEnded);
    expect(await askTrader()).toMatchObject({ kind: 'answer' });
  });

  it('answers nobody once it is closed', async () => {
    await order('a');
    await askTrader();
    const waiting = ledger.ask('choices', {});
    await room.close();
    expect([await waiting, await askTrader()]).toEqual([workerEnded, workerEnded]);
    expect(workers).toHaveLength(1);
  });

  it('says what the disk refused, and answers once it does not', async () => {
    await order('a');
    folder.faults.openToRead = 'EACCES';
    expect(await askTrader()).toEqual({ kind: 'failed', code: 'EACCES' });
    folder.heal();
    expect(await askTrader()).toMatchObject({ value: { unlocks24h: 1 } });
  });

  it('ends a count that nobody wants any more', async () => {
    await order('a');
    const own = new AbortController();
    const heard: HistoryCounts[] = [];
    const ask = { filter: { text: 'elena' } };
    expect(await ledger.ask('counts', ask, { hear: (sofar) => heard.push(sofar) })).toMatchObject({
      value: { rows: 1, outcomes: { done: 1 }, complete: true },
    });
    const counting = ledger.ask('counts', ask, { signal: own.signal });
    own.abort();
    expect(await counting).toSatisfy(
      (answer: { kind: string; value?: HistoryCounts }) =>
        answer.kind === 'failed' || answer.value?.complete === false,
    );
  });

  it('knows an unknown as closed the moment that its closing is acknowledged', async () => {
    await ledger.append({ type: 'order.intent', data: { ...intent('a') } });
    await ledger.append({ type: 'order.outcome', data: { ...unknown('a') } });
    expect(await ledger.ask('unknowns', {})).toMatchObject({ value: { total: 1 } });
    for (let count = 0; count < 10; count += 1) await order(String(count));
    await ledger.append({ type: 'order.closed', data: { orderId: 'a', as: 'did-not' } });
    expect(await ledger.ask('unknowns', {})).toEqual({ kind: 'answer', value: { orders: [], total: 0 } });
    expect(await ledger.ask('order', { orderId: 'a' })).toMatchObject({
      value: { closed: { as: 'did-not' } },
    });
  });
});
