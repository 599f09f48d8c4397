import { describe, expect, it } from 'vitest';
import type { FileFacts } from './policy-disk';
import { foldersAbove, policyFile, policyFolder } from './policy-folder';
import { trustOf, type Trust } from './policy-trust';
import { runProgram, windowsAccess, type AskAccess, type RunProgram } from './windows-access';

const folder = 'C:\\ProgramData\\Lockout Desk';
const file = `${folder}\\policy.json`;
const facts = (kind: FileFacts['kind']): FileFacts => ({ kind, uid: 0, mode: 0o100666, size: 1 });
const own = 'O:BAG:SYD:P(A;;FA;;;SY)(A;;FA;;;BA)(A;;0x1200a9;;;BU)';
const addable = 'O:SYG:SYD:P(A;;FA;;;SY)(A;;DCLCRPCR;;;BU)';

const trust = (
  access: AskAccess,
  kindAt: (path: string) => FileFacts['kind'] = () => 'folder',
): Promise<Trust> =>
  trustOf(
    { platform: 'win32', disk: { facts: async (path) => facts(kindAt(path)) }, access },
    file,
    facts('file'),
  );

describe('a policy on Windows', () => {
  it('is trusted where the machine alone may change file and folder, and nobody can exchange the folders above', async () => {
    const asked: string[] = [];
    const access: AskAccess = async (paths) => {
      asked.push(...paths);
      return [own, own, addable, addable];
    };
    expect(await trust(access)).toEqual({ kind: 'trusted' });
    expect(asked).toEqual([file, folder, 'C:\\ProgramData', 'C:\\']);
  });

  it.each<[string, readonly string[] | undefined, string]>([
    ['a file that users may write', [addable, own, addable, addable], file],
    ['a folder that users may write', [own, addable, addable, addable], folder],
    ['a folder above that users may take over', [own, own, 'O:SYD:(A;;WO;;;BU)', own], 'C:\\ProgramData'],
    ['a list that is not understood', [own, own, own, 'O:SY'], 'C:\\'],
    ['no answer', undefined, file],
    ['an answer too few', [own, own, own], file],
  ])('may only restrict with %s', async (_, answer, path) => {
    const answered = await trust(async () => answer);
    expect(answered.kind).toBe('may-only-restrict');
    expect(answered.kind === 'may-only-restrict' && answered.why).toContain(path);
  });

  it('may only restrict where a folder is a link, and Windows is not even asked', async () => {
    const access: AskAccess = async () => expect.unreachable();
    const answered = await trust(access, (path) => (path === folder ? 'link' : 'folder'));
    expect(answered).toMatchObject({ kind: 'may-only-restrict' });
  });
});

describe('asking Windows', () => {
  const calls: Parameters<RunProgram>[] = [];
  const answering = (output: string | undefined): RunProgram => {
    calls.length = 0;
    return async (...call) => {
      calls.push(call);
      return output;
    };
  };

  it('starts Windows’ own PowerShell by its full path, with the paths as data', async () => {
    const ask = windowsAccess('C:\\Windows', answering('O:SY\r\nO:BA\r\n'));
    expect(await ask(["C:\\it's $(here)", 'C:\\'])).toEqual(['O:SY', 'O:BA']);
    const [program, args, env, deadline] = calls[0] ?? expect.unreachable();
    expect(program).toBe('C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe');
    expect(args.join(' ')).not.toContain('here');
    expect(env['LOCKOUT_DESK_PATHS']).toBe("C:\\it's $(here)|C:\\");
    expect(deadline).toBeLessThanOrEqual(15_000);
  });

  it.each([undefined, '', 'O:SY', 'O:SY\r\nO:SY\r\nO:SY'])(
    'knows nothing from the answer %j',
    async (output) => {
      expect(await windowsAccess('C:\\Windows', answering(output))(['C:\\a', 'C:\\'])).toBeUndefined();
    },
  );

  it.each(['', 'Windows', '\\\\server\\Windows', '.\\Windows'])('starts nothing below %j', async (root) => {
    expect(await windowsAccess(root, answering('O:SY'))(['C:\\'])).toBeUndefined();
    expect(calls).toEqual([]);
  });
});

describe('a program that is asked', () => {
  const node = (script: string, deadline: number): Promise<string | undefined> =>
    runProgram(process.execPath, ['-e', script], { TOLD: 'this alone' }, deadline);

  it('hears what it is told and nothing else of our environment', async () => {
    expect(await node('console.log(process.env.TOLD, process.env.PATH)', 20_000)).toBe(
      'this alone undefined\n',
    );
  });

  it.each([
    ['fails', 'console.log(1); process.exit(1)', 20_000],
    ['never ends', 'console.log(1); setInterval(() => 0, 1000)', 300],
    ['won’t be ended', 'process.on("SIGTERM", () => 0); setInterval(() => 0, 1000)', 300],
    ['tells too much', 'process.stdout.write("O:SY".repeat(250_000)); setInterval(() => 0, 1000)', 20_000],
  ])('and that %s has not answered', async (_, script, deadline) => {
    expect(await node(script, deadline)).toBeUndefined();
  });

  it('and that is not there has not answered', async () => {
    expect(await runProgram('/nowhere/powershell.exe', [], {}, 1000)).toBeUndefined();
  });
});

describe('where the policy is', () => {
  it.each<[NodeJS.Platform, NodeJS.ProcessEnv, string]>([
    ['linux', {}, '/etc/lockout-desk'],
    ['darwin', {}, '/Library/Application Support/Lockout Desk'],
    ['win32', { ProgramData: 'D:\\All Users' }, 'D:\\All Users\\Lockout Desk'],
    ['win32', {}, folder],
    ['win32', { ProgramData: '\\\\server\\share' }, folder],
    ['win32', { ProgramData: 'ProgramData' }, folder],
    ['win32', { ProgramData: '' }, folder],
  ])('%s with %j: %s', (platform, env, path) => {
    expect(policyFolder(platform, env)).toBe(path);
  });

  it('is a file in that folder, with each folder up to the root above it', () => {
    expect(policyFile('win32', folder)).toBe(file);
    expect(foldersAbove('linux', policyFile('linux', '/etc/lockout-desk'))).toEqual([
      '/etc/lockout-desk',
      '/etc',
      '/',
    ]);
    expect(foldersAbove('linux', '/etc/../home/me/policy.json')).toEqual(['/home/me', '/home', '/']);
  });
});
