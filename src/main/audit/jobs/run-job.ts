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
  /** Removes what a job left that did not come to its end; part of the job, so that nothing else starts meanwhile. */
  readonly cleanUp?: () => Promise<void>;
}

/** One long job at a time, each in a worker of its own that ends with it. */
export interface Jobs {
  /** Undefined: another job is under way. */
  readonly run: (job: Job, hearer: JobHearer) => Promise<JobEnd> | undefined;
  /** Ends the job under way at once; false where there is none, or its file is taking its place already. */
  readonly cancel: () => boolean;
  /** The same; resolves once no job is under way any more. */
  readonly end: () => Promise<void>;
}

/** `mayPlace` is asked when a whole file waits to take its place. */
function follow(worker: JobWorker, { progress, sign }: JobHearer, mayPlace: () => boolean): Promise<JobEnd> {
  return new Promise((resolve) => {
    worker.on('message', (message) => {
      if (message.kind === 'progress') return progress(message.done, message.total);
      if (message.kind === 'ready') return mayPlace() ? worker.postMessage({ kind: 'place' }) : undefined;
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
  let running: Promise<JobEnd> | undefined;

  const runIn = async (worker: JobWorker, hearer: JobHearer): Promise<JobEnd> => {
    let isCancelled = false;
    const cancelled = new Promise<JobEnd>((resolve) => {
      cancelNow = () => {
        isCancelled = true;
        resolve({ kind: 'cancelled' });
      };
    });
    // SECURITY: either it was cancelled and leaves nothing, or the file is in place and recorded; never both.
    const mayPlace = (): boolean => {
      if (!isCancelled) cancelNow = undefined;
      return !isCancelled;
    };
    const end = await Promise.race([follow(worker, hearer, mayPlace), cancelled]);
    // The worker is gone before the next may start, and before what it left is removed.
    await worker.terminate();
    if (end.kind === 'cancelled' || end.kind === 'died') await hearer.cleanUp?.();
    [cancelNow, running] = [undefined, undefined];
    return end;
  };
  const cancel = (): boolean => {
    const isUnderWay = cancelNow !== undefined;
    cancelNow?.();
    return isUnderWay;
  };

  return {
    run: (job, hearer) => (running ? undefined : (running = runIn(start(job), hearer))),
    cancel,
    end: async () => {
      cancel();
      await running;
    },
  };
}
