import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Environment } from '../../contract/environments';
import { settingsRegistry } from '../../contract/settings-registry';
import { checkSetting, checkedNames, type CheckedName } from './check-setting';

const own: Environment = {
  id: 'acme-live',
  name: 'Acme',
  word: 'ACME',
  kind: 'live',
  baseUrl: 'https://a.example',
};
const around = { platform: 'linux', environments: [own] } as const;
const time = { days: ['mon'], from: '16:00', to: '17:00', zone: 'America/Chicago', says: 'Closed.' };
const given = (server: string, bypass: readonly string[] = []): unknown => ({
  mode: 'given',
  server,
  bypass,
});
const many = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at));

describe('a value of a setting', () => {
  it.each(checkedNames)('that the registry gives as an example or as built in is one: %s', (name) => {
    const { example, builtIn } = settingsRegistry[name];
    expect(checkSetting(name, example, around)).toEqual({ kind: 'good', value: example });
    // No folder is what stands where none was named; as a value it names none.
    if (name !== 'journalCopyFolder')
      expect(checkSetting(name, builtIn, around)).toEqual({ kind: 'good', value: builtIn });
  });

  it.each<[CheckedName, unknown]>([
    ['environmentsOffered', ['practice', 'acme-live']],
    ['notesMinLength', 1000],
    ['coolingOffMinutes', 10_080],
    ['warnTimes', many(20, () => time)],
    ['warnTimes', [{ ...time, from: '22:00', to: '06:30', zone: 'UTC' }]],
    ['reasonCodes', many(100, (at) => ({ code: `R.${at}`, label: 'Zürich – 誤り' }))],
    ['proxy', given('proxy:8080', ['*.acme.example', '10.0.0.0/8', '<local>', '.acme.example', '[::1]'])],
    ['proxy', given('[2001:db8::1]:65535')],
  ])('%s may be %j', (name, value) => {
    expect(checkSetting(name, value, around)).toEqual({ kind: 'good', value });
  });

  it('of a proxy may leave out what is reached without it', () => {
    const value = given('proxy:8080');
    expect(checkSetting('proxy', { mode: 'given', server: 'proxy:8080' }, around)).toEqual({
      kind: 'good',
      value,
    });
  });

  it.each<[CheckedName, unknown, string, (readonly (string | number)[])?]>([
    ['notesRequired', 'true', 'true or false'],
    ['readOnly', 1, 'true or false'],
    ['notesMinLength', '10', 'whole number'],
    ['notesMinLength', 1001, 'from 0 to 1000'],
    ['notesMinLength', -1, 'from 0 to 1000'],
    ['coolingOffMinutes', 1.5, 'whole number'],
    ['coolingOffMinutes', Number.NaN, 'whole number'],
    ['retype', 'Live', '"live", "everywhere"'],
    ['theme', null, '"system", "light", "dark"'],
    ['defaultEnvironment', 'acme', 'no environment'],
    ['defaultEnvironment', 7, 'in quotes'],
    ['environmentsOffered', 'demo', 'list of ids'],
    ['environmentsOffered', ['demo', 'acme'], 'no environment', [1]],
    ['environmentsOffered', ['demo', 'demo'], 'twice', [1]],
    [
      'reasonCodes',
      [
        { code: 'A', label: 'a' },
        { code: 'A', label: 'b' },
      ],
      'twice',
      [1],
    ],
    ['reasonCodes', [{ code: 'A b', label: 'a' }], 'letters', [0, 'code']],
    ['reasonCodes', [{ code: 'A', label: ' ' }], '1 to 80', [0, 'label']],
    ['reasonCodes', [{ code: 'A', label: 'a\u202eb' }], 'can be seen', [0, 'label']],
    ['reasonCodes', [{ code: 'A', label: 'a', colour: 'red' }], 'nothing else', [0, 'colour']],
    ['reasonCodes', [{ code: 'A' }], 'a label', [0, 'label']],
    ['reasonCodes', many(101, (at) => ({ code: `${at}`, label: 'x' })), '100'],
    ['reasonCodes', {}, 'list in brackets'],
    ['warnTimes', [{ ...time, zone: 'Chicago/America' }], 'IANA', [0, 'zone']],
    ['warnTimes', [{ ...time, zone: '+01:00' }], 'IANA', [0, 'zone']],
    ['warnTimes', [{ ...time, from: '24:00' }], 'HH:MM', [0, 'from']],
    ['warnTimes', [{ ...time, to: '7:00' }], 'HH:MM', [0, 'to']],
    ['warnTimes', [time, { ...time, days: ['monday'] }], '"mon"', [1, 'days', 0]],
    ['warnTimes', [{ ...time, days: [] }], 'one day', [0, 'days']],
    ['warnTimes', [{ ...time, days: ['mon', 'mon'] }], 'twice', [0, 'days', 1]],
    ['warnTimes', many(21, () => time), '20'],
    ['proxy', 'proxy:8080', '"mode"'],
    ['proxy', { mode: 'given' }, 'server', ['server']],
    ['proxy', given('proxy'), 'host:port', ['server']],
    ['proxy', given('http://proxy:8080'), 'host:port', ['server']],
    ['proxy', given('user:secret@proxy:8080'), 'host:port', ['server']],
    ['proxy', given('proxy:65536'), 'host:port', ['server']],
    ['proxy', given('proxy:8080;direct://'), 'host:port', ['server']],
    ['proxy', given('proxy:80', ['a;b']), 'without the proxy', ['bypass', 0]],
    ['proxy', given('proxy:80', ['a,<-loopback>']), 'without the proxy', ['bypass', 0]],
    ['proxy', { mode: 'direct', server: 'x:1' }, '"mode"', ['server']],
    ['journalCopyFolder', 'C:\\copies', 'full path'],
    ['ticketPattern', 7, 'in quotes'],
  ])('%s may not be %j', (name, value, words, at) => {
    const checked = checkSetting(name, value, around);
    expect(checked).toEqual({
      kind: 'wrong',
      sentence: expect.stringContaining(words),
      ...(at === undefined ? {} : { at }),
    });
  });

  it('never repeats what may be a password of a proxy', () => {
    expect(JSON.stringify(checkSetting('proxy', given('me:hunter2@proxy:1'), around))).not.toContain(
      'hunter2',
    );
  });

  it('of any kind is judged without throwing, and one that is good stays as it is', () => {
    const any = fc.oneof(fc.jsonValue(), fc.string(), fc.anything());
    fc.assert(
      fc.property(fc.constantFrom(...checkedNames), any, (name, value) => {
        const checked = checkSetting(name, value, around);
        if (checked.kind === 'wrong') expect(checked.sentence).toMatch(/\.$/);
        else expect(checkSetting(name, checked.value, around)).toEqual(checked);
      }),
      { numRuns: 200 },
    );
  });
});
