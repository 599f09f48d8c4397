import { parentPort } from 'node:worker_threads';
import { realDisk } from './audit/disk';
import { serveReaders } from './audit/query/worker';
import { chooseTraders } from './traders/suggest-traders';

// The journals' reader runs beside the window's process: an index is built and a million records are searched while the
// window stays at hand. See audit/reading-room.ts.
if (parentPort) serveReaders(parentPort, { disk: realDisk, choose: chooseTraders });
