import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isUncPath } from './network-path';
import { lockAddress, socketLock, type LockAnswer } from './writer-lock';

const holder = (nonce: string): Parameters<ReturnType<typeof socketLock>>[1] => ({
  pid: 4711,
  host: 'NG-DESK-07',
  since: '2026-11-23T18:30:05.123Z',
  nonce,
});

let folder = '';
const taken: LockAnswer[] = [];
const strangers: Server[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockout-desk-lock-'));
});

afterEach(async () => {
  for (const lock of taken.splice(0)) if (lock.kind === 'taken') await lock.release();
  for (const server of strangers.splice(0)) server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function take(platform: NodeJS.Platform, nonce: string): Promise<LockAnswer> {
  const lock = await socketLock(platform, folder)(folder, holder(nonce));
  taken.push(lock);
  return lock;
}

/** Something of another program that answers at the lock's address. */
async function stranger(address: string, answer: string): Promise<void> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (answer === '') return;
    socket.end(answer);
  });
  strangers.push(server);
  await new Promise<void>((resolve) => server.listen({ path: address }, resolve));
}

// The socket file is tried here too: it works on every system that has such files.
describe.each(['linux', 'darwin'] as const)('the writer’s lock as on %s', (platform) => {
  it('lets one in and tells the next who that is', async () => {
    expect((await take(platform, 'a')).kind).toBe('taken');
    const by = 'process 4711 on NG-DESK-07, since 2026-11-23T18:30:05.123Z';
    expect(await take(platform, 'b')).toEqual({ kind: 'held', by });
  });

  it('is free again once it is released', async () => {
    const first = await take(platform, 'a');
    if (first.kind === 'taken') await first.release();
    expect((await take(platform, 'b')).kind).toBe('taken');
  });

  it('never lets in two of many that ask at once', async () => {
    const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((nonce) => take(platform, nonce)));
    expect(answers.filter(({ kind }) => kind === 'taken').length).toBeLessThanOrEqual(1);
  });

  it.each(['no JSON', '{"pid":"<b>"}', 'x'.repeat(5000), ''])(
    'stays with a program that answers %j, and does not repeat that',
    async (answer) => {
      await stranger(lockAddress(platform, folder, folder), answer);
      expect(await take(platform, 'a')).toEqual({ kind: 'held', by: 'another process' });
    },
  );
});

describe('the lock’s file', () => {
  it('is removed where its process is dead', async () => {
    writeFileSync(lockAddress('darwin', folder, folder), '');
    expect((await take('darwin', 'a')).kind).toBe('taken');
  });

  it('has a name that fits into a socket’s address', () => {
    const temp = '/var/folders/zz/zyxvpxvq6csfxvn_n0000000000000/T';
    expect(lockAddress('darwin', temp, '/Users/dana/x').length).toBeLessThanOrEqual(103);
  });
});

describe('a path of another computer', () => {
  it.each([
    ['\\\\server\\share\\audit', true],
    ['//server/share/audit', true],
    ['\\\\?\\UNC\\server\\share\\audit', true],
    ['\\\\?\\C:\\Users\\dana', false],
    ['C:\\Users\\dana\\AppData\\Local', false],
    ['C:/Users/dana', false],
  ])('%s: %s', (path, isUnc) => {
    expect(isUncPath(path)).toBe(isUnc);
  });
});
