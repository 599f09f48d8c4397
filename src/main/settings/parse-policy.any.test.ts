import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInEnvironments } from '../../contract/environments';
import { nameKey } from './environment-rules';
import { parsePolicy, type PolicyRead } from './parse-policy';
import { policyView } from '../../../tests/stand-ins/policy-view';
import { MAX_PROBLEMS } from './problem-list';

const trusted = { kind: 'trusted' } as const;
const good =
  '{"version":1,"enforced":{"environments":[{"id":"a","name":"A","kind":"live","baseUrl":"https://a.example"}]}}';

/** What holds of every policy, whatever is in its file. */
function expectSound(policy: PolicyRead): void {
  const { values, problems } = policyView(policy);
  const { environments } = values;
  const all = [...builtInEnvironments, ...environments];
  for (const { baseUrl = '', kind, word, name } of environments) {
    expect(new URL(baseUrl)).toMatchObject({ protocol: 'https:', username: '', search: '', hash: '' });
    expect(['demo', 'live']).toContain(kind);
    expect(word).toBe(name.toUpperCase());
  }
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(new Set(all.map(({ name }) => nameKey(name))).size).toBe(all.length);
  expect(environments.length).toBeLessThanOrEqual(20);
  expect(problems.length).toBeLessThanOrEqual(MAX_PROBLEMS + 1);
  for (const { line, column } of problems) {
    expect(line === undefined).toBe(column === undefined);
    expect(Math.min(line ?? 1, column ?? 1)).toBeGreaterThanOrEqual(1);
  }
}

const texts = fc.constantFrom(
  'demo',
  'live',
  'Live',
  'own',
  'Own',
  'https://own.example/',
  'http://x.example',
);
const value = fc.oneof(texts, fc.string({ unit: 'binary' }), fc.jsonValue());
const environment = fc.record({ id: value, name: value, kind: value, baseUrl: value }, { requiredKeys: [] });
const policies = fc.record(
  {
    version: fc.constantFrom<unknown>(1, 1, 1, 2, '1'),
    enforced: fc.record({ environments: fc.array(fc.oneof(environment, fc.jsonValue())), more: value }),
    defaults: value,
  },
  { requiredKeys: ['enforced'] },
);

describe('a policy of any kind', () => {
  it('of any bytes is read without throwing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) =>
        expectSound(parsePolicy('p', bytes, trusted, 'linux')),
      ),
    );
  });

  it('of any values never makes an environment that is not https or dresses up as another', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        expectSound(parsePolicy('p', Buffer.from(JSON.stringify(policy)), trusted, 'linux'));
      }),
      { numRuns: 300 },
    );
  });

  it('with any bytes changed, cut out or put in is read without throwing or guessing a host', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '//',
      '/*',
      '*/',
      '\\',
      '\n',
      '1',
      '\u2028',
    );
    fc.assert(
      fc.property(fc.nat(good.length), fc.nat(6), fc.array(pieces, { maxLength: 4 }), (at, cut, put) => {
        const text = good.slice(0, at) + put.join('') + good.slice(at + cut);
        const view = parsePolicy('p', Buffer.from(text), trusted, 'linux');
        expectSound(view);
        for (const { baseUrl = '' } of policyView(view).values.environments)
          expect(text).toContain(new URL(baseUrl).host);
      }),
      { numRuns: 500 },
    );
  });

  it('makes no environment where others could have written it', () => {
    fc.assert(
      fc.property(policies, (policy) => {
        const trust = { kind: 'may-only-restrict', why: 'Others can write it.' } as const;
        const view = parsePolicy('p', Buffer.from(JSON.stringify(policy)), trust, 'linux');
        expect(policyView(view).values.environments).toEqual([]);
      }),
    );
  });

  it.each(['[', '{"a":', '[}', '{]', '[{"a":['])('of a megabyte of %j is read without throwing', (piece) => {
    const text = piece.repeat(Math.floor((1024 * 1024) / piece.length));
    expect(parsePolicy('p', Buffer.from(text), trusted, 'linux').state).toBe('not-read');
  });

  it.each(['[', '{"a":'])('with as many brackets as may be, all of %j, is read without throwing', (piece) => {
    expectSound(parsePolicy('p', Buffer.from(piece.repeat(1000)), trusted, 'linux'));
  });
});
