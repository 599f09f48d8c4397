import type { FromJob, Job, ToJob } from './messages';

/** A worker as far as a job needs one; Node's own fits. */
export interface JobWorker {
  readonly postMessage: (message: ToJob) => void;
  on(event: 'message', hear: (message: FromJob) => void): unknown;
  on(event: 'error', hear: (error: Error) => void): unknown;
  on(event: 'exit', hear: (code: number) => void): unknown;
  readonly terminate: () => Promise<unknown>;
}

/** Starts a worker with its job; called for each job, never before. */
export type StartWorker = (job: Job) => JobWorker;

type Ended = Extract<FromJob, { kind: 'verified' | 'exported' }>;

/** How a job ended. */
export type JobEnd =
  Ended | { readonly kind: 'cancelled' } | { readonly kind: 'died'; readonly words: string };

/** How a job ended in a word, for a bug's report. */
export function wordsOf(end: JobEnd): string {
  return end.kind === 'died' ? end.words : end.kind;
}

/** What a job needs of whoever runs it. */
export interface JobHearer {
  readonly progress: (done: number, total: number) => void;
  readonly sign: (text: string) => string | undefined;
}

/** One long job at a time, each in a worker of its own that ends with it. */
export interface Jobs {
  /** Undefined: another job is under way. */
  readonly run: (job: Job, hearer: JobHearer) => Promise<JobEnd> | undefined;
  /** Ends the job under way at once; false where there is none. */
  readonly cancel: () => boolean;
}

function follow(worker: JobWorker, { progress, sign }: JobHearer): Promise<JobEnd> {
  return new Promise((resolve) => {
    worker.on('message', (message) => {
      if (message.kind === 'progress') return progress(message.done, message.total);
      if (message.kind !== 'sign') return resolve(message);
      const sig = sign(message.text);
      return worker.postMessage({ kind: 'signature', ...(sig === undefined ? {} : { sig }) });
    });
    worker.on('error', (error) => resolve({ kind: 'died', words: error.message }));
    worker.on('exit', (code) => resolve({ kind: 'died', words: `exit ${String(code)}` }));
  });
}

/** Runs jobs in workers. */
export function openJobs(start: StartWorker): Jobs {
  let cancelNow: (() => void) | undefined;

  const runIn = async (worker: JobWorker, hearer: JobHearer): Promise<JobEnd> => {
    const cancelled = new Promise<JobEnd>((resolve) => {
      cancelNow = () => resolve({ kind: 'cancelled' });
    });
    const end = await Promise.race([follow(worker, hearer), cancelled]);
    // The worker is gone before the next may start, and before what it left is removed.
    await worker.terminate();
    cancelNow = undefined;
    return end;
  };

  return {
    run: (job, hearer) => {
      if (cancelNow) return undefined;
      return runIn(start(job), hearer);
    },
    cancel: () => {
      cancelNow?.();
      return cancelNow !== undefined;
    },
  };
}
