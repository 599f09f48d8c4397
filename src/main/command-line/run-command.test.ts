import { describe, expect, it } from 'vitest';
import { saying, view } from '../../../tests/settings/what-counts';
import { settingNames } from '../../contract/settings-registry';
import { notRead, parsePolicy, type PolicyRead } from '../settings/parse-policy';
import type { Command } from './command-in';
import { runCommand, type CommandTools } from './run-command';

const policyText = saying({ coolingOffMinutes: 60, retype: 'always' }, { theme: 'dark' });
const counts = view(policyText, { theme: 'pink' });

async function run(
  command: Command,
  more: Partial<CommandTools> = {},
): Promise<{ code: number; out: string; err: string; written: Record<string, string> }> {
  const said = { out: '', err: '' };
  const written: Record<string, string> = {};
  const code = await runCommand(command, {
    version: '1.2.3',
    view: async () => counts,
    readDraft: async () => expect.unreachable(),
    out: async (text) => void (said.out += text),
    err: async (text) => void (said.err += text),
    write: async (file, text) => void (written[file] = text),
    ...more,
  });
  return { code, ...said, written };
}

const parsed = (text: string): PolicyRead =>
  parsePolicy('p.json', Buffer.from(text), { kind: 'trusted' }, 'linux');
const validate = (read: PolicyRead): ReturnType<typeof run> =>
  run({ kind: 'validate-policy', file: 'p.json' }, { readDraft: async () => read });

describe('printing what counts', () => {
  it('names every setting with its value, where that comes from, and what is wrong', async () => {
    const { out, code } = await run({ kind: 'print-config', json: false });
    expect(code).toBe(0);
    for (const name of settingNames)
      expect(out).toContain(`\n${name}: ${JSON.stringify(counts.settings[name].value)}\n`);
    expect(out).toContain(
      'coolingOffMinutes: 60\n    from: the policy, which decides; users can’t change it\n',
    );
    expect(out).toMatch(
      /retype: "everywhere"\n {4}from: built in for a policy that can’t be read.*\n {4}problem: This is one of/,
    );
    expect(out).toMatch(
      /theme: "dark"\n {4}from: the policy, which the user may change\n {4}problem: .*"light"/,
    );
    expect(out).toMatch(/problem: policy\.json:1:\d+: enforced\.retype: /);
    expect(out).toContain(`SHA-256: ${counts.policy.sha256 ?? ''}`);
  });

  it('says as JSON the very same', async () => {
    const { out } = await run({ kind: 'print-config', json: true });
    expect(JSON.parse(out)).toEqual({ version: '1.2.3', ...counts });
  });

  it('goes to a file in place of the console', async () => {
    const { out, written, code } = await run({ kind: 'print-config', json: true, output: 'c.json' });
    expect([code, out]).toEqual([0, '']);
    expect(JSON.parse(written['c.json'] ?? '')).toHaveProperty('settings');
  });

  it('says where the file can’t be written', async () => {
    const write = async (): Promise<never> => {
      throw Object.assign(new Error('no'), { code: 'EACCES' });
    };
    const { code, err } = await run({ kind: 'print-config', json: true, output: '/c' }, { write });
    expect([code, err]).toEqual([2, expect.stringContaining('/c can’t be written (EACCES)')]);
  });
});

describe('validating a policy', () => {
  it.each<[string, PolicyRead, number, RegExp]>([
    [
      'a good one',
      parsed('{"version":1,"enforced":{"theme":"dark"}}'),
      0,
      /^p\.json: This policy is good\.\n$/,
    ],
    [
      'one with a problem',
      parsed('{"version":1,"enforced":{"theme":1}}'),
      1,
      /^p\.json:1:34: enforced\.theme: This is one of/,
    ],
    ['one that is no JSON', parsed('['), 1, /^p\.json:1:/],
    [
      'one that is too long',
      notRead('p.json', 'not-read', [{ file: 'p.json', sentence: 'Too long.' }]),
      2,
      /^p\.json: Too long\.\n$/,
    ],
    ['none', { file: 'p.json', state: 'missing', problems: [], says: {}, isEmpty: false }, 2, /no such file/],
  ])('says of %s what is wrong, and ends with its code', async (_, read, code, words) => {
    const said = await validate(read);
    expect(said.code).toBe(code);
    expect(said.out).toMatch(words);
  });
});

describe('any other command', () => {
  it('lists the switches', async () => {
    const { out } = await run({ kind: 'help' });
    for (const name of [
      '--help',
      '--version',
      '--print-config',
      '--json',
      '--output FILE',
      '--validate-policy FILE',
    ])
      expect(out).toContain(name);
  });
  it('prints the version alone', async () => {
    expect((await run({ kind: 'version' })).out).toBe('1.2.3\n');
  });
  it('that can’t be made out prints nothing, says why, and ends with 2', async () => {
    expect(await run({ kind: 'wrong', sentence: 'No.' })).toMatchObject({ code: 2, out: '', err: 'No.\n' });
  });
});
