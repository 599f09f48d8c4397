import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse as parseJsonc } from 'jsonc-parser';
import { policyDocuments } from '../../../scripts/policy/documents';
import { asWritten } from '../../../scripts/policy/shape-schemas';
import { settingNames, settingsRegistry } from '../../contract/settings-registry';
import { parsePolicy, type PolicyRead } from './parse-policy';

const inRepository = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');
const schema: unknown = JSON.parse(inRepository('build/policy/policy.schema.json'));
const example = inRepository('build/policy/policy.example.jsonc');
const parsed = (text: string): PolicyRead =>
  parsePolicy('p', Buffer.from(text), { kind: 'trusted' }, 'linux');

function validator(): ValidateFunction {
  if (typeof schema !== 'object' || schema === null) throw new Error('The schema is no object.');
  return new Ajv2020({ allErrors: true }).compile(schema);
}
const accepts = validator();

const acme = { id: 'acme-live', name: 'Acme Gateway', kind: 'live', baseUrl: 'https://a.example' };

describe('what is made from the registry of settings', () => {
  it('is current: schema, example and the table in docs/policy.md (else run `npm run policy:generate`)', async () => {
    const documents = await policyDocuments(inRepository('docs/policy.md'));
    expect(Object.keys(documents)).toHaveLength(3);
    for (const [path, text] of Object.entries(documents)) expect(text, path).toBe(inRepository(path));
  });

  it('has an example that names every setting, without a problem to schema and application', () => {
    const { says, problems } = parsed(example);
    expect(problems).toEqual([]);
    expect(Object.keys(says).toSorted()).toEqual(settingNames.toSorted());
    expect(accepts(parseJsonc(example)), JSON.stringify(accepts.errors)).toBe(true);
    expect(says.readOnly).toMatchObject({ value: false });
  });
});

describe('the schema', () => {
  it.each(settingNames)('accepts what the application does in each part where it may stand: %s', (name) => {
    const { sections, example: value } = settingsRegistry[name];
    for (const section of ['enforced', 'defaults'] as const) {
      const policy = { version: 1, [section]: { [name]: asWritten(name, value) } };
      expect(accepts(policy), section).toBe(sections.includes(section));
    }
  });

  it.each([
    ['no version', {}],
    ['another version', { version: 2 }],
    ['an unknown key', { version: 1, more: 1 }],
    ['an unknown setting', { version: 1, enforced: { more: 1 } }],
    ['a setting of the wrong type', { version: 1, enforced: { readOnly: 'yes' } }],
    ['a number out of range', { version: 1, enforced: { coolingOffMinutes: 10_081 } }],
    ['a word that is none', { version: 1, defaults: { theme: 'pink' } }],
    [
      'an environment without https',
      { version: 1, enforced: { environments: [{ ...acme, baseUrl: 'http://a' }] } },
    ],
    [
      'an environment that is practice',
      { version: 1, enforced: { environments: [{ ...acme, kind: 'practice' }] } },
    ],
    ['more of an environment', { version: 1, enforced: { environments: [{ ...acme, word: 'ACME' }] } }],
    ['a reason without a label', { version: 1, enforced: { reasonCodes: [{ code: 'A' }] } }],
    ['a code with a blank', { version: 1, enforced: { reasonCodes: [{ code: 'A b', label: 'x' }] } }],
    ['a pattern that is too long', { version: 1, enforced: { ticketPattern: 'a'.repeat(201) } }],
    [
      'a day that is none',
      {
        version: 1,
        enforced: { warnTimes: [{ days: ['monday'], from: '00:00', to: '01:00', zone: 'UTC', says: 'x' }] },
      },
    ],
    [
      'a proxy with a user',
      { version: 1, enforced: { proxy: { mode: 'given', server: 'me:secret@proxy:1' } } },
    ],
    ['a proxy without a server', { version: 1, enforced: { proxy: { mode: 'given' } } }],
    ['no folder', { version: 1, enforced: { journalCopyFolder: '' } }],
  ])('refuses %s, as the application does', (_, policy) => {
    expect(accepts(policy)).toBe(false);
    expect(parsed(JSON.stringify(policy)).problems.length).toBeGreaterThan(0);
  });
});
