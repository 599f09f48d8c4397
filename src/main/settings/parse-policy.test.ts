import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse-policy';
import { policyView, type ValuedPolicy } from '../../../tests/stand-ins/policy-view';

const file = '/etc/lockout-desk/policy.json';
const parse = (text: string): ValuedPolicy =>
  policyView(parsePolicy(file, Buffer.from(text), { kind: 'trusted' }, 'linux'));

const entry = (id: string, more = ''): string =>
  `{"id":"${id}","name":"Name ${id}","kind":"demo","baseUrl":"https://${id}.example"${more}}`;
const listing = (...entries: string[]): string =>
  `{"version":1,"enforced":{"environments":[${entries.join(',')}]}}`;

const ids = ({ values }: ValuedPolicy): readonly string[] => values.environments.map(({ id }) => id);
/** Each problem's line, column and key, as "4:7 enforced.environments[0].id". */
const places = ({ problems }: ValuedPolicy): readonly string[] =>
  problems.map(({ line, column, key }) => `${line}:${column}${key === undefined ? '' : ` ${key}`}`);

describe('a policy', () => {
  it('may have comments, trailing commas, a schema and empty sections', () => {
    const view = parse(`// Acme IT
{
  "$schema": "./policy.schema.json", /* for the editor */
  "version": 1,
  "enforced": { "environments": [${entry('one')}, ${entry('two', ',')},], },
  "defaults": {},
}
`);
    expect(view).toMatchObject({ file, state: 'read', problems: [] });
    expect(view.values.environments).toEqual([
      { id: 'one', name: 'Name one', word: 'NAME ONE', kind: 'demo', baseUrl: 'https://one.example' },
      { id: 'two', name: 'Name two', word: 'NAME TWO', kind: 'demo', baseUrl: 'https://two.example' },
    ]);
  });

  it('that says nothing but its version is no problem', () => {
    expect(parse('{"version":1}')).toMatchObject({
      state: 'read',
      values: { environments: [] },
      problems: [],
    });
  });

  it.each([
    ['nothing', '', '1:1'],
    ['a comment alone', '// soon', '1:8'],
    ['a list', '[]', '1:1'],
    ['a text', '"policy"', '1:1'],
    ['another version', '{\n  "version": 2,\n  "enforced": {}\n}', '2:14 version'],
    ['too many brackets', '['.repeat(1001), 'undefined:undefined'],
  ])('that is %s counts for nothing, and says where', (_, text, place) => {
    const view = parse(text);
    expect(view).toMatchObject({ state: 'not-read', values: { environments: [] } });
    expect(places(view)).toEqual([place]);
    expect(view.problems[0]?.file).toBe(file);
  });
});

describe('a key that is wrong', () => {
  it.each<[string, string, string]>([
    ['no version', '{"enforced":{"environments":[ONE]}}', '1:1 version'],
    ['a version in quotes', '{"version":"1","enforced":{"environments":[ONE]}}', '1:12 version'],
    ['an unknown key', '{"version":1,"proxy":0,"enforced":{"environments":[ONE]}}', '1:22 proxy'],
    ['an unknown setting', '{"version":1,"enforced":{"x y":0,"environments":[ONE]}}', '1:32 enforced.“x y”'],
    [
      'a setting in the wrong place',
      '{"version":1,"enforced":{"environments":[ONE]},"defaults":{"environments":[]}}',
      '3:31 defaults.environments',
    ],
    [
      'a section that is no object',
      '{"version":1,"enforced":{"environments":[ONE]},"defaults":7}',
      '3:15 defaults',
    ],
    [
      'a key given twice',
      '{"version":1,"enforced":{"environments":[ONE],"__proto__":0,"__proto__":0}}',
      '3:17 enforced.__proto__',
    ],
    [
      'a key of an environment that is unknown',
      '{"version":1,"enforced":{"environments":[{"colour":"red",...ONE]}}',
      '1:52 enforced.environments[0].colour',
    ],
  ])('%s: is named with its place, and the environments still count', (_, text, place) => {
    const one = entry('one');
    const coloured = `{"colour":"red",${one.slice(1)}`;
    const view = parse(text.replace('{"colour":"red",...ONE', coloured).replace('ONE', `\n${one}\n`));
    expect(ids(view)).toEqual(['one']);
    expect(places(view)).toEqual([place]);
  });

  it('and was given twice counts neither time', () => {
    const both = `"environments":[${entry('one')}],"environments":[${entry('two')}]`;
    const view = parse(`{"version":1,"enforced":{${both}}}`);
    expect(ids(view)).toEqual([]);
    expect(view.problems).toMatchObject([{ key: 'enforced.environments' }]);
    expect(ids(parse(`{"version":1,"enforced":{${both}},"enforced":{}}`))).toEqual([]);
  });

  it('is quoted so that nothing of it hides or reaches further than its sentence', () => {
    const name = `\u202e${'x'.repeat(500)}`;
    const sentence = parse(`{"version":1,"${name}":0}`).problems[0]?.sentence ?? '';
    expect(sentence).toContain('\\u{202e}');
    expect(sentence.length).toBeLessThan(200);
  });
});

describe('an environment that is wrong', () => {
  it.each<[string, string, string]>([
    ['a built-in id', entry('live'), '[0].id'],
    ['a built-in name', entry('own').replace('Name own', 'LIVE'), '[0].name'],
    ['practice', entry('own').replace('"demo"', '"practice"'), '[0].kind'],
    ['no https', entry('own').replace('https', 'http'), '[0].baseUrl'],
    ['Live as a demo', entry('own').replace('own.example', 'live.tradovateapi.com/v1'), '[0].kind'],
    ['no id', entry('own').replace('"id":"own",', ''), '[0].id'],
    ['a member given twice', entry('own', ',"kind":"live"'), '[0].kind'],
    ['a member given twice alike', entry('own', ',"k\\u0069nd":"demo"'), '[0].kind'],
    ['no object', '"own"', '[0]'],
    ['a list', '[]', '[0]'],
  ])('%s: is left out, named, and the next one counts', (_, wrong, key) => {
    const view = parse(listing(wrong, entry('next')));
    expect(ids(view)).toEqual(['next']);
    expect(view.problems.map((problem) => problem.key)).toEqual([`enforced.environments${key}`]);
    expect(view.problems[0]?.sentence).toContain('left out');
  });

  it('has all its faults told at once', () => {
    const view = parse('{\n"version":1,"enforced":{"environments":[\n  {"id":"Live",\n   "name":7}\n]}}');
    expect(places(view)).toEqual([
      '3:3 enforced.environments[0].kind',
      '3:3 enforced.environments[0].baseUrl',
      '3:9 enforced.environments[0].id',
      '4:11 enforced.environments[0].name',
    ]);
  });

  it('because its id or name was used, leaves the first one as it is', () => {
    const second = entry('one').replace('one.example', 'two.example');
    const view = parse(listing(entry('one'), second, entry('two').replace('Name two', 'name ONE')));
    expect(view.values.environments.map(({ baseUrl }) => baseUrl)).toEqual(['https://one.example']);
    expect(view.problems.map(({ key }) => key)).toEqual([
      'enforced.environments[1].id',
      'enforced.environments[1].name',
      'enforced.environments[2].name',
    ]);
  });

  it('because it is the twenty-first, leaves the twenty', () => {
    const view = parse(listing(...Array.from({ length: 22 }, (_, at) => entry(`own-${at}`))));
    expect(ids(view)).toHaveLength(20);
    expect(view.problems.map(({ key }) => key)).toEqual(['enforced.environments[20]']);
  });
});

describe('a text that is no JSON', () => {
  it.each([
    ['a comma missing between two', `${entry('one')} ${entry('two')}`],
    ['a comma missing inside one', `${entry('one').replace(',', ' ')},${entry('two')}`],
    ['a quote missing inside one', `${entry('one').replace('example"', 'example')},\n${entry('two')}`],
    ['a brace missing', `${entry('one').slice(0, -1)},${entry('two')}`],
    ['a brace too many', `${entry('one')}},${entry('two')}`],
    ['a value missing', `${entry('one').replace('"demo"', '')},${entry('two')}`],
    ['an unknown word', `${entry('one').replace('"demo"', 'demo')},${entry('two')}`],
    ['a wrong escape', `${entry('one').replace('Name', 'N\\ame')},${entry('two')}`],
    ['a comment that never ends', `${entry('one')},/* ${entry('two')}`],
    ['its end missing', `${entry('one')},${entry('two').slice(0, -20)}`],
  ])('%s: nothing in it counts, and the place is told', (_, text) => {
    const view = parse(listing(text));
    expect(view.state).toBe('not-read');
    expect(ids(view)).toEqual([]);
    expect(view.problems[0]).toMatchObject({ file, line: expect.any(Number), column: expect.any(Number) });
  });

  it('is told with lines as every system ends them', () => {
    expect(places(parse('{"version":1,\r\n"a":x\r"b":\n y}'))).toContain('2:5');
    expect(places(parse('\ufeff\n\n  x'))).toContain('3:3');
  });

  it('has a hundred problems told, and then how many more', () => {
    const keys = Array.from({ length: 150 }, (_, at) => `"k${at}":0`);
    const { problems } = parse(`{"version":1,${keys.join(',')}}`);
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)?.sentence).toContain('50 more');
  });
});
