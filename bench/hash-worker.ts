import { createHash } from 'node:crypto';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { lineRegions } from '../src/verify/line-regions';
import { readPieces } from '../src/verify/read-pieces';
import { sha256 } from '../src/verify/sha256';

// What verifying is measured against: each line is read, in the same pieces, and hashed; nothing else is looked at.
const { folder, how } = workerData as { readonly folder: string; readonly how: 'one-shot' | 'stream' };
const hash = how === 'one-shot' ? sha256 : (line: Buffer) => createHash('sha256').update(line).digest('hex');
let lines = 0;
for (const name of (await readdir(folder)).filter((one) => one.endsWith('.jsonl')).sort()) {
  const file = await open(join(folder, name), 'r');
  const pieces = readPieces(file, 0, (await file.stat()).size);
  for await (const { bytes, from, to } of lineRegions(pieces)) {
    for (let at = from; at < to; lines += 1) {
      const newline = bytes.indexOf(10, at);
      hash(bytes.subarray(at, newline));
      at = newline + 1;
    }
  }
  await file.close();
}
parentPort?.postMessage({ records: lines });
