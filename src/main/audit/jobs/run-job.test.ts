import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { FromJob, Job, ToJob } from './messages';
import { openJobs, type JobHearer, type Jobs } from './run-job';

/** A worker that says what it is told to say, and keeps what it heard. */
class Worker extends EventEmitter {
  readonly heard: ToJob[] = [];
  isEnded = false;
  readonly postMessage = (message: ToJob): void => void this.heard.push(message);
  readonly terminate = async (): Promise<void> => void (this.isEnded = true);
  say(message: FromJob): void {
    this.emit('message', message);
  }
}

const job = { kind: 'export' } as Job;
const hearer: JobHearer = { progress: () => undefined, sign: () => undefined };
const exported: FromJob = { kind: 'exported', exported: { kind: 'nothing' } };

function jobs(): { readonly jobs: Jobs; readonly workers: Worker[] } {
  const workers: Worker[] = [];
  return {
    workers,
    jobs: openJobs(() => {
      const worker = new Worker();
      workers.push(worker);
      return worker;
    }),
  };
}

describe('a job', () => {
  it('that is cancelled before its file took its place never gets the word to', async () => {
    const { jobs: one, workers } = jobs();
    const end = one.run(job, hearer);
    expect(one.cancel()).toBe(true);
    // It had come that far meanwhile.
    workers[0]?.say({ kind: 'ready' });
    workers[0]?.say(exported);
    expect(await end).toEqual({ kind: 'cancelled' });
    expect(workers[0]).toMatchObject({ heard: [], isEnded: true });
    expect(one.cancel()).toBe(false);
  });

  it('whose file takes its place is not cancelled any more, and ends as it ends', async () => {
    const { jobs: one, workers } = jobs();
    const end = one.run(job, hearer);
    workers[0]?.say({ kind: 'ready' });
    expect(workers[0]?.heard).toEqual([{ kind: 'place' }]);
    expect(one.cancel()).toBe(false);
    expect(one.run(job, hearer)).toBeUndefined();
    const quitting = one.end();
    workers[0]?.say(exported);
    await quitting;
    expect(await end).toEqual(exported);
  });

  it('comes after another, however that ended, and quitting waits for none that is not there', async () => {
    const { jobs: one, workers } = jobs();
    await one.end();
    const first = one.run(job, hearer);
    await one.end();
    expect(await first).toEqual({ kind: 'cancelled' });
    const second = one.run(job, hearer);
    workers[1]?.emit('error', new Error('out of memory'));
    expect(await second).toEqual({ kind: 'died', words: 'out of memory' });
    expect(one.run(job, hearer)).toBeDefined();
  });

  it('has a signature where there is a key, and says so where there is none', () => {
    const { jobs: one, workers } = jobs();
    void one.run(job, { ...hearer, sign: (text) => (text === 'mine' ? 'c2ln' : undefined) });
    workers[0]?.say({ kind: 'sign', text: 'mine' });
    workers[0]?.say({ kind: 'sign', text: 'other' });
    expect(workers[0]?.heard).toEqual([{ kind: 'signature', sig: 'c2ln' }, { kind: 'signature' }]);
  });
});
