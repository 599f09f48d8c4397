import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { policyHome, type PolicyHome } from '../../../tests/stand-ins/policy-home';
import { noteFile } from '../note-file';
import type { PolicyRead } from './parse-policy';
import { withMemory } from './policy-memory';
import { readPolicy } from './read-policy';

let home: PolicyHome;
beforeEach(() => (home = policyHome()));
afterEach(() => home.end());

const noteAt = (): string => join(home.folder, '..', 'state', 'policy-seen.json');
/** One start of the application. */
const start = (): Promise<PolicyRead> => withMemory(() => readPolicy(home.tools), noteFile(noteAt()))();
const policy = '{"version":1,"enforced":{"ticketRequired":true}}';

describe('a policy that was there before and is missing', () => {
  it('counts as broken, start after start, and what to do is said', async () => {
    home.write(policy);
    expect(await start()).toMatchObject({ state: 'read', problems: [] });
    rmSync(home.file);
    for (let times = 0; times < 2; times += 1) {
      const gone = await start();
      expect(gone).toMatchObject({ state: 'gone', says: { ticketRequired: { kind: 'broken' } } });
      expect(gone.problems).toEqual([
        { file: home.file, sentence: expect.stringContaining('{ "version": 1 }') },
      ]);
    }
    home.write(policy);
    expect(await start()).toMatchObject({ state: 'read', problems: [] });
  });

  it('counts as broken also where it was broken before', async () => {
    home.write('no JSON');
    await start();
    rmSync(home.file);
    expect((await start()).state).toBe('gone');
  });

  it('is nothing where the last one said nothing: that is how IT takes it away', async () => {
    home.write(policy);
    await start();
    home.write('{ "version": 1 }');
    await start();
    rmSync(home.file);
    expect(await start()).toMatchObject({ state: 'missing', says: {}, problems: [] });
  });

  it('is missed also where others than administrators wrote one that says nothing', async () => {
    home.write(policy);
    await start();
    home.write('{ "version": 1 }');
    home.chmod(home.file, 0o666);
    await start();
    rmSync(home.file);
    expect((await start()).state).toBe('gone');
  });
});

describe('without a policy before', () => {
  it('a missing one is no problem, and nothing is written', async () => {
    expect(await start()).toMatchObject({ state: 'missing', says: {} });
    expect(await noteFile(noteAt()).read()).toBeUndefined();
  });

  it('a note that can’t be read was made of one', async () => {
    home.write(policy);
    await start();
    writeFileSync(noteAt(), 'torn');
    rmSync(home.file);
    expect((await start()).state).toBe('gone');
  });

  it('a disk that takes no note keeps nobody from the policy', async () => {
    home.write(policy);
    const refuse = async (): Promise<never> => {
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    };
    const read = withMemory(() => readPolicy(home.tools), { read: async () => undefined, replace: refuse });
    expect(await read()).toMatchObject({ state: 'read', problems: [] });
  });
});
