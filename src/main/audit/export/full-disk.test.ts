import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mountedDisk } from '../../../../tests/stand-ins/mounted-disk';
import { realTargetDisk, writeTarget } from './write-target';

async function* blocks(count: number): AsyncGenerator<Uint8Array, void, void> {
  for (let at = 0; at < count; at += 1) yield Buffer.alloc(64 * 1024, 'x');
}

it.runIf(process.platform === 'linux')(
  'a disk that is really full keeps the file that was there',
  async () => {
    const small = await mountedDisk(256 * 1024, []);
    try {
      const path = join(small.top, 'history.csv');
      writeFileSync(path, 'was there');
      const tools = { disk: realTargetDisk, platform: process.platform };
      expect(await writeTarget(path, blocks(8), tools)).toEqual({ kind: 'failed', code: 'ENOSPC' });
      expect(readdirSync(small.top)).toEqual(['history.csv']);
      expect(readFileSync(path, 'utf8')).toBe('was there');
      expect(await writeTarget(path, blocks(1), tools)).toMatchObject({ kind: 'written', bytes: 64 * 1024 });
    } finally {
      await small.end();
    }
  },
);
