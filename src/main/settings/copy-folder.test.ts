import fc from 'fast-check';
import { isAbsolute, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse-policy';
import type { Trust } from './policy-trust';
import { checkCopyFolder } from './copy-folder';
import { policyView, type ValuedPolicy } from '../../../tests/stand-ins/policy-view';

const trusted: Trust = { kind: 'trusted' };
const parse = (text: string, trust: Trust = trusted, platform: NodeJS.Platform = 'linux'): ValuedPolicy =>
  policyView(parsePolicy('policy.json', Buffer.from(text), trust, platform));
const policy = (value: unknown, section = 'enforced'): string =>
  `{"version":1,"${section}":{"journalCopyFolder":${JSON.stringify(value)}}}`;

describe('the folder of the journal’s copy', () => {
  it.each<[NodeJS.Platform, string]>([
    ['linux', '/srv/journal-copies'],
    ['linux', '/srv/Kopien des Journals/Zürich'],
    ['linux', '/'],
    ['darwin', '/Volumes/audit'],
    ['win32', 'D:\\audit'],
    ['win32', 'd:\\'],
    ['win32', '\\\\files.acme.example\\audit$\\lockout desk'],
    ['win32', '\\\\files\\audit'],
    ['linux', `/${'x'.repeat(239)}`],
  ])('may be on %s %j', (platform, path) => {
    const view = parse(policy(path), trusted, platform);
    expect(view).toMatchObject({ state: 'read', problems: [] });
    expect(view.values.journalCopyFolder).toBe(path);
  });

  it.each<[string, NodeJS.Platform, unknown, string]>([
    ['nothing', 'linux', '', 'no full path'],
    ['no text', 'linux', 7, 'in quotes'],
    ['null', 'linux', null, 'in quotes'],
    ['a list', 'linux', ['/srv'], 'in quotes'],
    ['a part of a path', 'linux', 'srv/audit', 'no full path'],
    ['the home of whoever runs it', 'linux', '~/audit', 'not expanded'],
    ['a variable', 'linux', '$HOME/audit', 'not expanded'],
    ['a drive elsewhere than on Windows', 'linux', 'C:\\audit', 'no full path'],
    ['a share elsewhere than on Windows', 'darwin', '\\\\files\\audit', 'no full path'],
    ['a path of Linux on Windows', 'win32', '/srv/audit', 'no full path'],
    ['a variable of Windows', 'win32', '%ProgramData%\\audit', 'not expanded'],
    ['a drive alone', 'win32', 'C:', 'no full path'],
    ['a place on a drive that depends on the start', 'win32', 'C:audit', 'no full path'],
    ['a server without a share', 'win32', '\\\\files', 'no full path'],
    ['a device', 'win32', '\\\\.\\PhysicalDrive0', 'no full path'],
    ['a long form', 'win32', '\\\\?\\C:\\audit', 'no full path'],
    ['a control character', 'linux', '/srv/\u0000', 'can’t be seen'],
    ['a line break', 'linux', '/srv/a\nb', 'can’t be seen'],
    ['writing turned round', 'linux', '/srv/\u202etidua', 'can’t be seen'],
    ['half a character', 'linux', '/srv/\ud800', 'can’t be seen'],
    ['241 characters', 'linux', `/${'x'.repeat(240)}`, '240 characters'],
  ])('is left out and told where it is %s', (_, platform, value, words) => {
    const view = parse(policy(value), trusted, platform);
    expect(view.values).toEqual({ environments: [] });
    expect(view.problems).toMatchObject([{ line: 1, column: 46, key: 'enforced.journalCopyFolder' }]);
    expect(view.problems[0]?.sentence).toContain(words);
    expect(view.problems[0]?.sentence).toContain('as if the policy did not name it');
  });

  it('does not count where others could have written the policy', () => {
    const view = parse(policy('/srv/audit'), { kind: 'may-only-restrict', why: 'Others can write it.' });
    expect(view.values).toEqual({ environments: [] });
    expect(view.problems[0]?.sentence).toContain('may only restrict');
  });

  it('does not count where users can change it', () => {
    const view = parse(policy('/srv/audit', 'defaults'));
    expect(view.values).toEqual({ environments: [] });
    expect(view.problems[0]?.sentence).toContain('belongs in enforced');
  });

  it('does not count where the text is at fault inside it, or where it is given twice', () => {
    expect(parse('{"version":1,"enforced":{"journalCopyFolder":"/srv/au').values).toEqual({
      environments: [],
    });
    expect(parse('{"version":1,"enforced":{"journalCopyFolder":"/srv/\\q"}}').values).toEqual({
      environments: [],
    });
    const twice = '"journalCopyFolder":"/a","journalCopyFolder":"/b"';
    expect(parse(`{"version":1,"enforced":{${twice}}}`).values).toEqual({ environments: [] });
  });

  it('takes nothing from the environments', () => {
    const environment = '{"id":"a","name":"A","kind":"live","baseUrl":"https://a.example"}';
    const text = `{"version":1,"enforced":{"journalCopyFolder":"/srv","environments":[${environment}]}}`;
    expect(parse(text).values).toMatchObject({ journalCopyFolder: '/srv', environments: [{ id: 'a' }] });
  });

  it('of any text is a full path or told', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', '/', 'C:\\', '\\\\'), (text, start) => {
        for (const platform of ['linux', 'win32'] as const) {
          const checked = checkCopyFolder(start + text, platform);
          if (checked.kind === 'wrong') continue;
          expect((platform === 'win32' ? win32.isAbsolute : isAbsolute)(checked.value)).toBe(true);
          // Neither resolves against a folder or a drive that happens to be the current one.
          if (platform === 'win32') expect(win32.parse(checked.value).root.length).toBeGreaterThan(2);
        }
      }),
    );
  });
});
