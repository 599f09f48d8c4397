import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { contentsOf, manifestOf, withManifest, zipOf } from '../../tests/journal/forge-bundle';
import { journal, key, lines } from '../../tests/journal/verifying';
import type { Verdict } from '../contract/proof';
import { bundleSource } from './bundle-source';
import { verifyJournal } from './verify-journal';

const folder = mkdtempSync(join(tmpdir(), 'lockout-desk-damaged-'));
const path = join(folder, 'bundle.zip');
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function verdictOn(bytes: Uint8Array): Promise<Verdict> {
  writeFileSync(path, bytes);
  return verifyJournal(bundleSource(path), { everySignature: true });
}

const part = { ...journal, segments: [lines.slice(3, 6), lines.slice(6, 7)] };
const contents = contentsOf(part, 2, [5, 7]);
const genuine = zipOf([...withManifest(contents, manifestOf(part, contents, 2), key)]);

/** The genuine bundle with bytes exchanged, cut out, put in or doubled. */
const damaged = fc
  .array(fc.tuple(fc.nat(genuine.length), fc.nat(40), fc.uint8Array({ maxLength: 40 })), {
    minLength: 1,
    maxLength: 4,
  })
  .map((changes) =>
    changes.reduce<Buffer>(
      (bytes, [at, gone, put]) => Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + gone)]),
      genuine,
    ),
  );

describe('a bundle of any bytes', () => {
  it('that is genuine is intact, so that what follows can fail', async () => {
    expect((await verdictOn(genuine)).kind).toBe('intact');
  });

  it('is judged without a crash, and what was damaged vouches for no other record', async () => {
    const real = await verdictOn(genuine);
    await fc.assert(
      fc.asyncProperty(fc.oneof(damaged, fc.uint8Array({ maxLength: 400 })), async (bytes) => {
        const verdict = await verdictOn(bytes);
        // Some bytes of an archive say nothing of its contents, such as the time of a file.
        if (verdict.kind === 'intact') expect(verdict).toEqual(real);
      }),
      { numRuns: 4_000 },
    );
  });
});
