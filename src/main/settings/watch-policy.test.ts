import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { policyHome, type PolicyHome } from '../../../tests/stand-ins/policy-home';
import { watchByLooking } from './watch-policy';

let home: PolicyHome;
beforeEach(() => (home = policyHome()));
afterEach(() => home.end());

it('a file is seen to be made in a folder that was not there, changed, exchanged and removed, until that is ended', async () => {
  const file = join(home.folder, 'not-yet', 'policy.json');
  let seen = 0;
  const { end } = watchByLooking(file, () => (seen += 1), 20);
  /** Does something and waits until it was seen. */
  const does = async (step: () => void): Promise<void> => {
    // The clock of a disk may tick as slowly as every few milliseconds.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const before = seen;
    step();
    await vi.waitFor(() => expect(seen).toBeGreaterThan(before), { timeout: 4000, interval: 10 });
  };
  await does(() => {
    mkdirSync(dirname(file));
    writeFileSync(file, '{}');
  });
  await does(() => writeFileSync(file, '{} '));
  await does(() => {
    writeFileSync(`${file}.new`, '{}');
    renameSync(`${file}.new`, file);
  });
  await does(() => rmSync(file));
  end();
  const before = seen;
  writeFileSync(file, '{}');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(seen).toBe(before);
});
