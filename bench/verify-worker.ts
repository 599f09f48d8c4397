import { parentPort, workerData } from 'node:worker_threads';
import { folderSource } from '../src/verify/folder-source';
import { verifyJournal } from '../src/verify/verify-journal';

// As the application's own job verifies, without an anchor.
const { folder } = workerData as { readonly folder: string };
const verdict = await verifyJournal(folderSource(folder), { everySignature: false });
if (verdict.kind !== 'intact') throw new Error(`The made journal is ${JSON.stringify(verdict)}`);
parentPort?.postMessage({ records: verdict.records, keys: verdict.keys.length });
