import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { v7 } from 'uuid';
import { realDisk } from '../../src/main/audit/disk';
import { fileJournal } from '../../src/main/audit/file-journal';
import { openLedger } from '../../src/main/audit/ledger';
import { openReader } from '../../src/main/audit/query/reader';
import { audit } from './verify-chain';

/** Runs the real journal on a small disk of its own, and does line by line what it is told. Needs the right to mount. */
const [disk = '', segmentBytes = ''] = process.argv.slice(2);
execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'lockout-desk', disk]);

const folder = join(disk, 'audit');
const filler = join(disk, 'filler');
const actor = { osUser: 'dana', host: 'NG-DESK-07' };
const begin = (): ReturnType<typeof openLedger> =>
  openLedger(
    fileJournal({
      folder,
      actor,
      app: { version: '0.1.0', platform: process.platform },
      clock: () => new Date(),
      disk: realDisk,
      newId: () => v7(),
      platform: process.platform,
      segmentBytes: Number(segmentBytes),
    }),
    actor,
    openReader({ folder, cacheFolder: '/dev/null/no-index', disk: realDisk, choose: (all) => all }).answer,
  );
let ledger = begin();

/** Fills the disk to its last byte, and then leaves so many. */
function fill(leave: number): number {
  const file = openSync(filler, 'a');
  for (let size = 64 * 1024; size > 0;) {
    try {
      size = writeSync(file, Buffer.alloc(size)) === size ? size : 1;
    } catch {
      size = Math.floor(size / 2);
    }
  }
  closeSync(file);
  truncateSync(filler, Math.max(0, statSync(filler).size - leave));
  return statSync(filler).size;
}

const sizes = (): Record<string, number> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).size]));

/** What it can be told; each answers with what a test wants to see. */
const deeds: Readonly<Record<string, (argument: string, bytes: number) => unknown>> = {
  open: () => ledger.opened(),
  state: () => ledger.state(),
  append: (type, bytes) => ledger.append({ type, data: { orderId: 'a', text: 'x'.repeat(bytes) } }),
  history: async () => {
    const page = await ledger.ask('page', { filter: {}, limit: 100 });
    const rows = page.kind === 'answer' ? page.value.rows : [];
    return rows.map((row) => (row.kind === 'order' ? 'order.intent' : row.type));
  },
  restart: async () => {
    await ledger.close();
    ledger = begin();
    return ledger.opened();
  },
  fill: (leave) => fill(Number(leave)),
  free: () => rmSync(filler, { force: true }),
  remove: (name) => rmSync(join(folder, name)),
  makeFolder: () => mkdirSync(folder, { recursive: true }),
  readOnly: () => {
    execFileSync('mount', ['--bind', folder, folder]);
    execFileSync('mount', ['-o', 'remount,bind,ro', folder]);
  },
  writable: () => execFileSync('umount', [folder]).toString(),
  sizes,
  audit: () => {
    const { lines, problems, torn } = audit(folder);
    return { types: lines.map(({ type }) => type), problems, torn: torn.length };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const [deed = '', argument = '', bytes = '0'] = line.split(' ');
  const answer = (await deeds[deed]?.(argument, Number(bytes))) ?? null;
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
