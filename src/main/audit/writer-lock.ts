import { createHash } from 'node:crypto';
import { unlink } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { diskCode } from './disk';
import { askHolder, type Holder } from './lock-holder';

/** What came of asking to be the one writer of a folder. */
export type LockAnswer =
  | { readonly kind: 'taken'; readonly release: () => Promise<void> }
  /** `by` says who holds it, as a person reads it. */
  | { readonly kind: 'held'; readonly by: string }
  | { readonly kind: 'failed'; readonly code: string };

/** Makes this process the one writer of a folder, named by its real path, until it releases it or dies. */
export type TakeLock = (realFolder: string, holder: Holder) => Promise<LockAnswer>;

/** The address that stands for a folder: an abstract socket, a named pipe, or a socket file in the temp folder. */
export function lockAddress(platform: NodeJS.Platform, tempFolder: string, realFolder: string): string {
  const name = createHash('sha256').update(realFolder).digest('hex');
  if (platform === 'linux') return `\0lockout-desk-audit-${name}`;
  if (platform === 'win32') return `\\\\.\\pipe\\lockout-desk-audit-${name}`;
  // A socket file's path holds 103 bytes at most.
  return join(tempFolder, `lockout-desk-${name.slice(0, 24)}.sock`);
}

/** Listens at the address and tells whoever connects who holds the folder; the system's word where it can't. */
async function listenAt(address: string, holder: Holder): Promise<Server | string> {
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(`${JSON.stringify(holder)}\n`);
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen({ path: address }, resolve);
    });
  } catch (error) {
    return diskCode(error);
  }
  // A connection that fails later is the asker's trouble; the address stays taken.
  server.on('error', () => undefined);
  server.unref();
  return server;
}

function taken(server: Server): LockAnswer {
  const release = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  return { kind: 'taken', release };
}

async function takeAddress(platform: NodeJS.Platform, address: string, holder: Holder): Promise<LockAnswer> {
  const server = await listenAt(address, holder);
  if (typeof server !== 'string') return taken(server);
  // Another user's pipe answers with EACCES on Windows.
  const isHeld = server === 'EADDRINUSE' || (server === 'EACCES' && platform === 'win32');
  if (!isHeld) return { kind: 'failed', code: server };
  const asked = await askHolder(address);
  return asked.kind === 'nobody' ? { kind: 'failed', code: server } : { kind: 'held', by: asked.words };
}

/** Two processes that both found a dead holder's file may both have put theirs there; the last one stays. */
const SETTLE_MS = 50;

/** A socket file outlives its process: one that nobody answers at is removed, and after a moment ours must answer. */
async function takeFile(address: string, holder: Holder): Promise<LockAnswer> {
  const found = await askHolder(address);
  if (found.kind === 'somebody') return { kind: 'held', by: found.words };
  await unlink(address).catch(() => undefined);
  const answer = await takeAddress('darwin', address, holder);
  if (answer.kind !== 'taken') return answer;
  await wait(SETTLE_MS);
  const ours = await askHolder(address);
  if (ours.kind === 'somebody' && ours.nonce === holder.nonce) return answer;
  // Not released: that would remove the other's file. The unreferenced server ends with the process.
  return { kind: 'held', by: ours.kind === 'somebody' ? ours.words : 'another process' };
}

/** The lock of a platform: something that the system itself frees when a process dies. */
export function socketLock(platform: NodeJS.Platform, tempFolder: string = tmpdir()): TakeLock {
  return async (realFolder, holder) => {
    const address = lockAddress(platform, tempFolder, realFolder);
    if (platform !== 'linux' && platform !== 'win32') return takeFile(address, holder);
    const answer = await takeAddress(platform, address, holder);
    // A holder that died between the two questions leaves the address free.
    return answer.kind === 'failed' ? takeAddress(platform, address, holder) : answer;
  };
}
