import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unzipped } from '../../../../tests/journal/exported-journal';
import { zipOf, type ZipEntry } from './zip';

const at = new Date('2026-11-24T09:00:00.000Z');

async function* entries(
  files: readonly (readonly [string, readonly Uint8Array[]])[],
): AsyncGenerator<ZipEntry, void, void> {
  for (const [name, pieces] of files) {
    const chunks = (async function* () {
      yield* pieces;
    })();
    yield { name, chunks };
  }
}

async function zipped(files: AsyncIterable<ZipEntry>, limit?: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipOf(files, at, limit)) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

it('gives back what was put in, whatever it is and however it was cut', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lockout-desk-zip-'));
  const pieces = fc.array(fc.uint8Array({ maxLength: 5000 }), { maxLength: 5 });
  const files = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z0-9.-]{1,20}$/), pieces), {
    selector: ([name]) => name,
    maxLength: 6,
  });
  await fc.assert(
    fc.asyncProperty(files, async (put) => {
      const path = join(folder, 'some.zip');
      writeFileSync(path, await zipped(entries(put)));
      expect([...unzipped(path)]).toEqual(put.map(([name, all]) => [name, Buffer.concat(all)]));
    }),
    { numRuns: 60 },
  );
  rmSync(folder, { recursive: true });
});

const random = (length: number): Uint8Array => {
  let state = 1;
  return Uint8Array.from({ length }, () => (state = (state * 48271) % 2147483647) & 0xff);
};

it.each([
  ['an entry', [['zeros', [new Uint8Array(6000), new Uint8Array(6000)]]]],
  [
    'the whole',
    [
      ['one', [random(6000)]],
      ['two', [random(6000)]],
    ],
  ],
] as const)('is refused where %s comes to what a zip can’t say', async (_what, files) => {
  await expect(zipped(entries(files), 10_000)).rejects.toMatchObject({ code: 'too-large' });
  expect((await zipped(entries(files), 20_000)).length).toBeLessThan(20_000);
});

it('ends with what a source fails with, and has asked no further', async () => {
  const failing = async function* (): AsyncGenerator<Uint8Array, void, void> {
    yield random(10);
    throw Object.assign(new Error('gone'), { code: 'EIO' });
  };
  let asked = 0;
  const source = async function* (): AsyncGenerator<ZipEntry, void, void> {
    for (const name of ['one', 'two']) {
      asked += 1;
      yield { name, chunks: failing() };
    }
  };
  await expect(zipped(source())).rejects.toMatchObject({ code: 'EIO' });
  expect(asked).toBe(1);
});
