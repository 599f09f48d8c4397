import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realTargetDisk, writeTarget, type Written } from './write-target';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lockout-desk-among-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function* forged(): AsyncGenerator<Uint8Array, void, void> {
  yield Buffer.from('forged');
}

const writeTo = (name: string): Promise<Written> =>
  writeTarget(join(folder, name), forged(), { disk: realTargetDisk, platform: process.platform });

describe('among the files of a journal', () => {
  it.each([
    'segment-000001.jsonl',
    'SEGMENT-000001.JSONL',
    'public-key-0123456789abcdef.pem',
    'reserve.bin',
    'torn-20261124T211500Z.bin',
  ])('nothing is written, over none of them and beside none: %s', async (name) => {
    writeFileSync(join(folder, name), 'kept');
    for (const place of [name, 'history.csv'])
      expect(await writeTo(place)).toEqual({ kind: 'failed', code: 'journal-folder' });
    expect(readdirSync(folder)).toEqual([name]);
    expect(readFileSync(join(folder, name), 'utf8')).toBe('kept');
  });

  it.each(['records.jsonl', 'lockout-desk-20261124T211500Z-evidence.zip', 'my segment-000001.jsonl'])(
    'another file stands in nobody’s way: %s',
    async (name) => {
      writeFileSync(join(folder, name), 'old');
      expect(await writeTo('history.csv')).toMatchObject({ kind: 'written' });
      expect(await writeTo(name)).toMatchObject({ kind: 'written' });
      expect(readFileSync(join(folder, name), 'utf8')).toBe('forged');
    },
  );
});
