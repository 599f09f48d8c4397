import { describe, expect, it } from 'vitest';
import { settingNames, settingsRegistry } from '../../contract/settings-registry';
import { parsePolicy, type PolicyRead } from './parse-policy';

const parse = (text: string): PolicyRead =>
  parsePolicy('policy.json', Buffer.from(text), { kind: 'trusted' }, 'linux');
const places = ({ problems }: PolicyRead): readonly string[] =>
  problems.map(({ line, column, key }) => `${line}:${column} ${key}`);
const environment = { id: 'acme-live', name: 'Acme Gateway', kind: 'live', baseUrl: 'https://a.example' };

describe('what a policy says', () => {
  it.each(settingNames)('may be the example of the registry, in every section that it names: %s', (name) => {
    const { sections, example } = settingsRegistry[name];
    for (const section of sections) {
      const said = name === 'environments' ? [environment] : example;
      const policy = { version: 1, enforced: { environments: [environment] }, defaults: {} };
      const read = parse(JSON.stringify({ ...policy, [section]: { ...policy[section], [name]: said } }));
      expect(read.problems).toEqual([]);
      expect(read.says[name]).toMatchObject({ kind: 'value', section, mayOnlyRestrict: false });
    }
  });

  it.each<[string, string]>([
    ['{"enforced":{"notesMinLength":"3"},"version":1}', '1:31 enforced.notesMinLength'],
    [
      '{"version":1,"defaults":{"reasonCodes":[\n{"code":"A","label":"a"},\n{"code":"A b","label":"b"}]}}',
      '3:9 defaults.reasonCodes[1].code',
    ],
    ['{"version":1,"defaults":{"reasonCodes":[{"code":"A"}]}}', '1:41 defaults.reasonCodes[0]'],
    [
      '{"version":1,"enforced":{"environmentsOffered":["demo","acme"]}}',
      '1:56 enforced.environmentsOffered[1]',
    ],
    ['{"version":1,"defaults":{"readOnly":true}}', '1:37 defaults.readOnly'],
    ['{"version":1,"enforced":{"theme":"dark","theme":"light"}}', '1:41 enforced.theme'],
    ['{"version":1,"enforced":{"proxy":{"mode":"direct","mode":"system"}}}', '1:34 enforced.proxy'],
    ['{"version":1,"enforced":{"warnTimes":[{"__proto__":1}]}}', '1:39 enforced.warnTimes[0]'],
  ])('and is wrong is told with its place, once, and is broken: %s', (text, place) => {
    const read = parse(text);
    expect(places(read).map((one) => one.replace('[0].days', '[0]').replace('[0].__proto__', '[0]'))).toEqual(
      [place],
    );
    const name = settingNames.find((one) => new RegExp(`\\.${one}\\b`).test(place)) ?? expect.unreachable();
    expect(read.says).toEqual({ [name]: { kind: 'broken', problem: read.problems[0]?.sentence } });
  });

  it('twice, enforced and not, is what is enforced; the other is told', () => {
    const read = parse('{"version":1,"enforced":{"theme":"dark"},"defaults":{"theme":"light"}}');
    expect(read.says.theme).toMatchObject({ section: 'enforced', value: 'dark' });
    expect(places(read)).toEqual(['1:62 defaults.theme']);
  });

  it('of environments counts but for those that are wrong, and that is said beside it', () => {
    const wrong = { ...environment, id: 'other', name: 'Other', baseUrl: 'http://a.example' };
    const { says, problems } = parse(
      JSON.stringify({ version: 1, enforced: { environments: [environment, wrong] } }),
    );
    expect(says.environments).toMatchObject({
      kind: 'value',
      value: [{ id: 'acme-live' }],
      problem: problems[0]?.sentence,
    });
  });

  it.each([
    ['a section is given twice', '{"version":1,"enforced":{"theme":"dark"},"defaults":{},"defaults":{}}'],
    ['a section is no object', '{"version":1,"enforced":{"theme":"dark"},"defaults":[]}'],
  ])('where %s counts as far as it is certain, and every other setting is broken', (_, text) => {
    const { says } = parse(text);
    expect(says.theme).toMatchObject({ kind: 'value', value: 'dark' });
    for (const name of settingNames.filter((one) => one !== 'theme'))
      expect(says[name]).toMatchObject({ kind: 'broken', problem: expect.stringContaining('can’t be told') });
  });

  it.each([
    '{"version":1,"enforced":{"readOnly":true,"coolingOffMinutes":12 "x":1}}',
    '{"version":1,"enforced":{"coolingOffMinutes":10',
    '{"version":1,"enforced":{"coolingOffMinutes":1 20}}',
    '{"version":1 "enforced":{"theme":"dark"}}',
  ])('is nothing where the text is at fault, whatever could be made out: %s', (text) => {
    const { says, state } = parse(text);
    expect(state).toBe('not-read');
    for (const name of settingNames) expect(says[name]).toMatchObject({ kind: 'broken' });
  });

  it.each(['', '[]', '{"version":2,"enforced":{"theme":"dark"}}', '\u0000'])(
    'is broken as a whole where the file is %j',
    (text) => {
      const { says, state, problems } = parse(text);
      expect(state).toBe('not-read');
      expect(problems).toHaveLength(1);
      for (const name of settingNames)
        expect(says[name]).toEqual({ kind: 'broken', problem: problems[0]?.sentence });
    },
  );

  it('has a checksum of the very bytes, also where nothing counts', () => {
    // Made with sha256sum.
    expect(parse('{}').sha256).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
    expect(parse('[').sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is nothing at all, without a problem, only where nothing is in it', () => {
    expect(parse('{"version":1,"enforced":{},"defaults":{}}').isEmpty).toBe(true);
    for (const text of ['{}', '{"version":1,"enforced":{"theme":"dark"}}', '{"version":1,"x":1}'])
      expect(parse(text).isEmpty).toBe(false);
  });
});
