import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { buildChild } from './build-child';

/** A journal on a disk of 1 MiB that is really mounted, and really full or read-only when it is told so. */
export interface SmallDisk {
  /** Does one of the deeds of small-disk-child.ts and gives its answer. */
  readonly tell: (deed: string, argument?: string | number, bytes?: number) => Promise<unknown>;
  readonly end: () => Promise<void>;
}

const refusal =
  'No file system of its own could be mounted for this test: run it as root, or where users may make namespaces of their own (unshare --map-root-user --mount).';

/** Mounts and starts. A mount is seen by the child alone and goes with it. */
export async function smallDisk(segmentBytes = 1024 * 1024): Promise<SmallDisk> {
  const place = mkdtempSync(join(tmpdir(), 'lockout-desk-disk-'));
  const child = await buildChild('small-disk-child', mkdtempSync(join(tmpdir(), 'lockout-desk-child-')));
  const own = process.getuid?.() === 0 ? ['--mount'] : ['--map-root-user', '--mount'];
  const args = [...own, process.execPath, child, place, String(segmentBytes)];
  const running = spawn('unshare', args, { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaint = '';
  running.stderr.on('data', (text: Buffer) => (complaint += text.toString()));
  const ended = new Promise<void>((resolve) => {
    running.once('error', () => resolve());
    running.once('close', () => resolve());
  });
  running.stdin.on('error', () => undefined);
  const answers = createInterface({ input: running.stdout })[Symbol.asyncIterator]();
  return {
    tell: async (deed, argument = '', bytes = 0) => {
      running.stdin.write(`${deed} ${String(argument)} ${String(bytes)}\n`);
      const answer = await Promise.race([answers.next(), ended]);
      if (answer && !answer.done) return JSON.parse(answer.value);
      await ended;
      throw new Error(`${refusal}\n${complaint}`);
    },
    end: async () => {
      running.stdin.end();
      await ended;
      for (const folder of [place, join(child, '..')]) rmSync(folder, { recursive: true, force: true });
    },
  };
}
