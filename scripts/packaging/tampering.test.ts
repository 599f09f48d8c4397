import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startsTampered } from './tampering.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tampering-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const genuine = 'head\n"Lockout Desk was not started."\ntail';

/** A program that tells its version, or, where it checks, only over the genuine archive. */
function packaged(checks: boolean): { program: string; archive: string } {
  const [program, archive] = [join(folder, 'lockout-desk'), join(folder, 'app.asar')];
  writeFileSync(archive, genuine);
  const check = checks ? `grep -q '"Lockout Desk was' '${archive}' || exit 1\n` : '';
  writeFileSync(program, `#!/bin/sh\n${check}echo 9.9.9\n`);
  chmodSync(program, 0o755);
  return { program, archive };
}

describe.skipIf(process.platform === 'win32')('a letter changed in the archive', () => {
  it.each([true, false])('is told by whether the application starts (it checks: %s)', async (checks) => {
    const made = packaged(checks);
    expect(await startsTampered(made, '9.9.9')).toBe(!checks);
    expect(readFileSync(made.archive, 'utf8')).toBe(genuine);
  });

  it('proves nothing where the application does not start as it was made', async () => {
    const made = packaged(false);
    await expect(startsTampered(made, '1.0.0')).rejects.toThrow('does not even start');
  });
});
