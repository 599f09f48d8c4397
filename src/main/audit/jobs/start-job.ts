import { Worker } from 'node:worker_threads';
import type { Job } from './messages';
import type { JobWorker } from './run-job';

/** Starts a worker from its file, for one job. */
export function startJob(file: string, job: Job): JobWorker {
  // SECURITY: it reads a journal and writes one file; it is given no environment, no arguments and no key.
  return new Worker(file, { workerData: job, env: {}, argv: [], execArgv: [], stdin: false });
}
