import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { filesOf, forgeJournal, forgeKey, segmentFile, type Files } from '../../tests/journal/forge';
import { contentsOf, manifestOf, withManifest, zipOf } from '../../tests/journal/forge-bundle';
import { journal, key } from '../../tests/journal/verifying';
import { printable } from './printable';

const above = mkdtempSync(join(tmpdir(), 'lockout-desk-verifier-'));
const program = join(above, 'built', 'lockout-desk-verify.mjs');

beforeAll(() => {
  const script = resolve('scripts/build-verifier.mjs');
  const built = spawnSync(process.execPath, [script, join(above, 'built')], { encoding: 'utf8' });
  expect(built.stderr).toBe('');
}, 60_000);
afterAll(() => {
  rmSync(above, { recursive: true, force: true });
});

const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
};
const laidOut = (name: string, files: Files): string => {
  const folder = join(above, name);
  mkdirSync(folder);
  for (const [file, bytes] of files) writeFileSync(join(folder, file), bytes);
  return folder;
};

it('is one file that imports nothing but what Node brings along', () => {
  const imported = readFileSync(program, 'utf8').matchAll(/^import .* from "([^"]+)";$/gm);
  const names = [...imported].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((name) => !name?.startsWith('node:'))).toEqual([]);
});

it('says that a folder is intact, by which key, and whether that was compared', () => {
  const folder = laidOut('intact', filesOf(journal));
  const times = 'from 2026-11-23T18:30:01.123Z to 2026-11-23T18:30:08.123Z';
  const plain = run(folder);
  expect(plain).toMatchObject({ status: 0, stderr: '' });
  expect(plain.stdout).toContain(`intact: 8 records ${times}, signed by key ${key.fingerprint}\n`);
  expect(plain.stdout).toContain('note the fingerprint elsewhere');
  const last: { readonly hash: string } = JSON.parse(
    String(filesOf(journal).get(segmentFile(3)))
      .trimEnd()
      .split('\n')
      .at(-1) ?? '',
  );
  const [, second] = plain.stdout.split('\n');
  expect(second).toContain(`The last record is 8, its hash ${last.hash}.`);
  expect(second).toContain('cut off after it can’t be told');
  const compared = run('--signatures', '--expect-key', key.fingerprint.toUpperCase(), folder);
  expect(compared.stdout).toContain('Every signature was verified.');
  expect(compared.stdout).not.toContain('note the fingerprint elsewhere');
  const other = run('--expect-key', forgeKey(2).fingerprint, folder);
  const expected = `expected a key that was named: ${forgeKey(2).fingerprint}`;
  const place = `broken: ${segmentFile(1)}, line 1, offset 0: ${expected}`;
  const found = `found records signed by ${key.fingerprint} (expect-key)\n`;
  expect(other).toMatchObject({ status: 1, stdout: `${place}, ${found}` });
  const spaced = key.fingerprint.replaceAll(/(....)(?!$)/g, '$1 ');
  expect(run('--expect-key', spaced, folder)).toMatchObject({ status: 0 });
});

it('refuses a bundle that was unpacked: its manifest would go unseen', () => {
  const files = filesOf(journal).set('records.jsonl', Buffer.from('changed'));
  const { status, stdout } = run(laidOut('unpacked', files));
  expect(status).toBe(2);
  expect(stdout).toContain('give the zip');
});

it('says of an unsigned journal that it is', () => {
  const { status, stdout } = run(laidOut('unsigned', filesOf(forgeJournal([2], 'unsigned'))));
  expect(status).toBe(0);
  expect(stdout).toContain('intact: 2 records from');
  expect(stdout).toContain('intact, unsigned');
});

it('verifies a bundle, and prints JSON', () => {
  const contents = contentsOf(journal, 1, [2]);
  const bundle = join(above, 'bundle.zip');
  writeFileSync(bundle, zipOf([...withManifest(contents, manifestOf(journal, contents, 1), key)]));
  const { status, stdout } = run('--json', bundle);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ kind: 'intact', records: 8, exported: 1, keyCompared: false });
  const [first, ...more] = run(bundle).stdout.split('\n');
  expect(first).toMatch(/^intact: 8 records from /);
  expect(more[0]).toMatch(/^The manifest was checked, .* 1 record was exported/);
  expect(more[1]).toMatch(/^The last record is 8, its hash [0-9a-f]{64}\./);
});

it('shows a file’s text without what a terminal would obey', () => {
  const hostile = Buffer.from('\u001b[2J\u001b]0;owned\u0007\u202e{"v":1}\n');
  const folder = laidOut('hostile', new Map([[segmentFile(1), hostile]]));
  for (const args of [[folder], ['--json', folder]]) {
    const { status, stdout } = run(...args);
    expect(status).toBe(1);
    expect(stdout.slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
  }
  expect(printable('a\u001b\u202e\ud800é😀\n')).toBe('a\\u{1b}\\u{202e}\\u{d800}é😀\\u{a}');
});

it('ends with 2 where it can’t read, or is called wrongly, and explains itself', () => {
  expect(run(join(above, 'absent'))).toMatchObject({ status: 2, stdout: 'could not read absent: ENOENT\n' });
  expect(run(laidOut('empty', new Map()))).toMatchObject({ status: 2 });
  const begun = laidOut('begun', new Map([[key.file, key.pem]]));
  expect(run(begun)).toMatchObject({
    status: 2,
    stdout: `could not read ${begun}: there is no record yet\n`,
  });
  for (const args of [[], ['a', 'b'], ['--what', 'a'], ['--expect-key', 'abc', 'a'], ['--expect-key']]) {
    const { status, stdout, stderr } = run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('lockout-desk-verify [--json]');
  }
  expect(run('--help')).toMatchObject({ status: 0, stderr: '' });
  expect(run('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
