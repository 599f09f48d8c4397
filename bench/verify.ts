import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { median, timed, type Figure } from './figures';

/** An odd number; with three, one slow moment of the machine moves the median by a tenth. */
const ROUNDS = 7;

/** Runs a worker of this folder over a journal; how long it took from its start to its end, in milliseconds. */
function run(name: string, folder: string, records: number, how?: 'one-shot' | 'stream'): Promise<number> {
  return timed(async () => {
    const worker = new Worker(join(import.meta.dirname, `${name}.mjs`), {
      workerData: { folder, how },
    });
    const exited = once(worker, 'exit');
    const [told] = (await once(worker, 'message')) as [{ readonly records: number }];
    if (told.records !== records) throw new Error(`${name} saw ${String(told.records)} records.`);
    await exited;
  });
}

/** Verifying a signed journal in one worker against a worker that only hashes each line, in turns. */
export async function measureVerify(folder: string, records: number): Promise<readonly Figure[]> {
  const [verified, hashed, streamed]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    hashed.push(await run('hash-worker', folder, records, 'one-shot'));
    streamed.push(await run('hash-worker', folder, records, 'stream'));
    verified.push(await run('verify-worker', folder, records));
  }
  const [own, plain] = [median(verified), median(hashed)];
  return [
    { what: 'verify, one worker, to hashing each line', value: own / plain, unit: 'x', most: 1.5 },
    { what: '  verifying', value: own, unit: 'ms' },
    { what: '  hashing with crypto.hash', value: plain, unit: 'ms' },
    { what: '  hashing with crypto.createHash', value: median(streamed), unit: 'ms' },
  ];
}
