import { parentPort, workerData } from 'node:worker_threads';
import { verifyJournal } from '../verify/verify-journal';
import { folderSource } from '../verify/folder-source';
import type { Verdict } from '../contract/proof';
import { realDisk } from './audit/disk';
import { segmentNumber } from './audit/segments';
import { writeExport } from './audit/jobs/write-export';
import type { FromJob, Job, ToJob, VerifyJob } from './audit/jobs/messages';

// A worker of its own for one long job; it is started for it and ends with it. What it is given comes from the main
// process alone, and what it says holds no record's text.

function say(message: FromJob): void {
  parentPort?.postMessage(message);
}

/** A progress that is said ten times a second at most. */
function throttled(): (done: number, total: number) => void {
  let last = 0;
  return (done, total) => {
    if (Date.now() - last < 100) return;
    last = Date.now();
    say({ kind: 'progress', done, total });
  };
}

/** Asks the main process, one question at a time. */
function asked(question: FromJob): Promise<ToJob> {
  return new Promise((resolve) => {
    parentPort?.once('message', resolve);
    say(question);
  });
}

/** Has the main process sign: the key never comes here. */
async function signed(text: string): Promise<string | undefined> {
  const told = await asked({ kind: 'sign', text });
  return told.kind === 'signature' ? told.sig : undefined;
}

/** How far the journal is acknowledged; unknown where another process writes it. */
function acknowledged(spans: VerifyJob['spans']): { segment: number; bytes: number } | undefined {
  const newest = spans.at(-1);
  const segment = newest && segmentNumber(newest.name);
  return segment === undefined || newest?.bytes === undefined ? undefined : { segment, bytes: newest.bytes };
}

function verify({ folder, spans, everySignature, anchor }: VerifyJob): Promise<Verdict> {
  return verifyJournal(folderSource(folder, acknowledged(spans)), {
    everySignature,
    ...(anchor ? { anchor } : {}),
    onProgress: throttled(),
  });
}

const job = workerData as Job;
if (job.kind === 'verify') say({ kind: 'verified', verdict: await verify(job) });
else {
  const exported = await writeExport(job, {
    disk: realDisk,
    platform: process.platform,
    signed,
    mayPlace: async () => void (await asked({ kind: 'ready' })),
    progress: throttled(),
  });
  say({ kind: 'exported', exported });
}
