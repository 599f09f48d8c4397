import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { policyHome, type PolicyHome } from '../../../tests/stand-ins/policy-home';
import { realPolicyDisk } from './policy-disk';
import { policyView, type ValuedPolicy } from '../../../tests/stand-ins/policy-view';
import { readPolicy as readWhole } from './read-policy';

const acme = { id: 'acme', name: 'Acme Gateway', kind: 'live', baseUrl: 'https://gateway.acme.example/v1' };
const policy = JSON.stringify({ version: 1, enforced: { environments: [acme] } });
const inForce = [{ ...acme, word: 'ACME GATEWAY' }];

const readPolicy = async (tools: PolicyHome['tools']): Promise<ValuedPolicy> =>
  policyView(await readWhole(tools));

let home: PolicyHome;
beforeEach(() => (home = policyHome()));
afterEach(() => home.end());

const sentences = ({ problems }: ValuedPolicy): readonly string[] => problems.map(({ sentence }) => sentence);

describe('a policy of the machine’s own', () => {
  it('defines environments', async () => {
    home.write(policy);
    const sha256 = createHash('sha256').update(policy).digest('hex');
    const view = { file: home.file, state: 'read', values: { environments: inForce }, problems: [], sha256 };
    expect(await readPolicy(home.tools)).toEqual(view);
  });

  it('may begin with a byte order mark', async () => {
    home.write(`\ufeff${policy}`);
    expect(await readPolicy(home.tools)).toMatchObject({ values: { environments: inForce }, problems: [] });
  });

  it('may be missing, and so may its folder; neither is a problem', async () => {
    const nothing = { file: home.file, state: 'missing', values: { environments: [] }, problems: [] };
    expect(await readPolicy(home.tools)).toEqual(nothing);
    const folder = join(home.folder, 'none');
    expect(await readPolicy({ ...home.tools, folder })).toMatchObject({ state: 'missing', problems: [] });
  });

  it('is read at exactly 1 MiB', async () => {
    home.write(policy.padEnd(1024 * 1024));
    expect(await readPolicy(home.tools)).toMatchObject({ values: { environments: inForce }, problems: [] });
  });
});

describe('a policy that others could have written', () => {
  const above = (): string => dirname(home.folder);
  it.each<[string, () => void, () => string]>([
    [
      'a file of somebody else',
      () => home.chown(home.file, 4711),
      () => `${home.file} is owned by user 4711`,
    ],
    [
      'a file that its group can write',
      () => home.chmod(home.file, 0o664),
      () => `${home.file} can be written`,
    ],
    [
      'a file that everybody can write',
      () => home.chmod(home.file, 0o646),
      () => `${home.file} can be written`,
    ],
    ['a folder of somebody else', () => home.chown(home.folder, 4711), () => `${home.folder} is owned by`],
    ['a folder that others can write', () => home.chmod(home.folder, 0o757), () => `${home.folder} can be`],
    [
      'a sticky folder that others can write',
      () => home.chmod(home.folder, 0o1777),
      () => `${home.folder} can`,
    ],
    ['a folder above of somebody else', () => home.chown(above(), 4711), () => `${above()} is owned by`],
    ['a folder above that others can write', () => home.chmod(above(), 0o775), () => `${above()} can be`],
  ])('%s: defines no environment, and that is said', async (_, change, why) => {
    home.write(policy);
    change();
    const view = await readPolicy(home.tools);
    expect(view).toMatchObject({ state: 'read', values: { environments: [] } });
    expect(view.problems).toMatchObject([{ file: home.file, line: 1, key: 'enforced.environments' }]);
    expect(sentences(view)[0]).toContain('may only restrict');
    expect(sentences(view)[0]).toContain(why());
  });

  it('a folder that is a link: defines no environment', async () => {
    home.write(policy);
    renameSync(home.folder, `${home.folder}-elsewhere`);
    symlinkSync(`${home.folder}-elsewhere`, home.folder);
    const view = await readPolicy(home.tools);
    expect(view.values.environments).toEqual([]);
    expect(sentences(view)[0]).toContain(`${home.folder} is a link`);
  });

  it('in the system’s folder for throw-away files: defines no environment, with nothing stood in', async () => {
    home.write(policy);
    const view = await readPolicy({ ...home.tools, disk: realPolicyDisk });
    expect(view.values.environments).toEqual([]);
    expect(sentences(view)[0]).toContain('may only restrict');
  });

  it('a folder that can’t be looked at: defines no environment', async () => {
    home.write(policy);
    const facts = async (): Promise<never> => {
      throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
    };
    const view = await readPolicy({ ...home.tools, disk: { ...home.tools.disk, facts } });
    expect(view.values.environments).toEqual([]);
    expect(sentences(view)[0]).toContain('can’t be told (EACCES)');
  });
});

describe('a policy that is not read', () => {
  const refusal = async (): Promise<string> => {
    const view = await readPolicy(home.tools);
    expect(view).toMatchObject({ state: 'not-read', values: { environments: [] } });
    expect(view.problems).toEqual([{ file: home.file, sentence: view.problems[0]?.sentence }]);
    return view.problems[0]?.sentence ?? '';
  };

  it('is longer than 1 MiB', async () => {
    home.write(policy.padEnd(1024 * 1024 + 1));
    expect(await refusal()).toContain('longer than 1 MiB');
  });

  it('grows past 1 MiB while it is read', async () => {
    home.write(policy);
    const open: PolicyHome['tools']['disk']['open'] = async (path) => {
      const opened = await home.tools.disk.open(path);
      return { ...opened, read: async (into) => into.fill(0x20).length };
    };
    const view = await readPolicy({ ...home.tools, disk: { ...home.tools.disk, open } });
    expect(view).toMatchObject({ state: 'not-read' });
    expect(sentences(view)[0]).toContain('longer than 1 MiB');
  });

  it('is a symbolic link, even to a good one', async () => {
    writeFileSync(join(home.folder, 'good.json'), policy);
    symlinkSync('good.json', home.file);
    expect(await refusal()).toContain('symbolic link');
  });

  it('is a folder', async () => {
    mkdirSync(home.file);
    expect(await refusal()).toContain('no regular file');
  });

  it('is a pipe, which nobody is kept waiting by', async () => {
    execFileSync('mkfifo', [home.file]);
    expect(await refusal()).toContain('no regular file');
  });

  it.each([
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${policy}`, 'utf16le')],
    ['UTF-16 without', Buffer.from(policy, 'utf16le')],
    ['another encoding', Buffer.from(policy.replace('Acme', 'Äcme'), 'latin1')],
  ])('is %s', async (_, bytes) => {
    home.write(bytes);
    expect(await refusal()).toContain('UTF-8');
  });

  it('is refused by the disk', async () => {
    home.write(policy);
    const open = async (): Promise<never> => {
      throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
    };
    const view = await readPolicy({ ...home.tools, disk: { ...home.tools.disk, open } });
    expect(view).toMatchObject({ state: 'not-read', values: { environments: [] } });
    expect(sentences(view)[0]).toContain('can’t be read (EACCES)');
  });
});
