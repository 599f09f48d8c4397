import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { realTargetDisk, writeTarget } from './write-target';

it('holds on to no chunk that is written', async () => {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect !== 'function') throw new Error('There is no garbage collector to be called.');
  const held = (): number => {
    collect();
    return process.memoryUsage().arrayBuffers;
  };
  const source = async function* (): AsyncGenerator<Uint8Array, void, void> {
    for (let at = 0; at < 64; at += 1) yield Buffer.alloc(1024 * 1024, 'x');
  };
  // What was collected is given back a little later, so that the half is allowed.
  const before = held();
  let most = 0;
  const onWritten = (bytes: number): void => {
    if (bytes % (16 * 1024 * 1024) === 0) most = Math.max(most, held() - before);
  };
  const { signal } = new AbortController();
  const folder = mkdtempSync(join(tmpdir(), 'lockout-desk-target-'));
  const tools = { disk: realTargetDisk, platform: process.platform, signal, onWritten };
  const result = await writeTarget(join(folder, 'history.csv'), source(), tools);
  rmSync(folder, { recursive: true });
  expect(result).toMatchObject({ kind: 'written', bytes: 64 * 1024 * 1024 });
  expect(most).toBeGreaterThan(0);
  expect(most).toBeLessThan(32 * 1024 * 1024);
});
