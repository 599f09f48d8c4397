import { weekdays, type SettingName, type SettingValues } from '../../src/contract/setting-values';
import { settingsRegistry } from '../../src/contract/settings-registry';

/** A part of a JSON Schema. */
export type Schema = { readonly [key: string]: unknown };

/** A value as a policy writes it: what the application makes by itself is left out. */
export function asWritten<K extends SettingName>(name: K, value: SettingValues[K]): unknown {
  if (name !== 'environments' || !Array.isArray(value)) return value;
  return value.map(({ word: _, ...entry }) => entry);
}

const text = (most: number, more: Schema = {}): Schema => ({
  type: 'string',
  minLength: 1,
  maxLength: most,
  ...more,
});
const list = (items: Schema, more: Schema): Schema => ({ type: 'array', items, ...more });

function object(properties: { readonly [name: string]: Schema }, optional: readonly string[] = []): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: 'object', properties, required, additionalProperties: false };
}

const environmentId = { type: 'string', pattern: '^[a-z0-9][a-z0-9-]{0,31}$' };
const hour = { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' };

/** Of the shapes that have no bounds of their own in the registry. */
const named: { readonly [kind: string]: Schema } = {
  switch: { type: 'boolean' },
  environments: list(
    object({
      id: environmentId,
      name: text(40),
      kind: { enum: ['demo', 'live'] },
      baseUrl: text(500, { pattern: '^https://[^\\s\\\\?#@]+$' }),
    }),
    { maxItems: 20 },
  ),
  'environment-ids': list(environmentId, { uniqueItems: true }),
  'environment-id': environmentId,
  'reason-codes': list(
    object({ code: { type: 'string', pattern: '^[A-Za-z0-9_.-]{1,32}$' }, label: text(80) }),
    { maxItems: 100 },
  ),
  'ticket-pattern': { type: 'string', maxLength: 200 },
  'warn-times': list(
    object({
      days: list({ enum: weekdays }, { minItems: 1, uniqueItems: true }),
      from: hour,
      to: hour,
      zone: text(64, { pattern: '^[A-Za-z][A-Za-z0-9_+/-]*$' }),
      says: text(200),
    }),
    { maxItems: 20 },
  ),
  folder: text(240),
  proxy: {
    oneOf: [
      object({ mode: { enum: ['system', 'direct'] } }),
      object(
        {
          mode: { const: 'given' },
          server: text(260, { pattern: '^[A-Za-z0-9_.:\\[\\]-]+:[1-9][0-9]{0,4}$' }),
          bypass: list(text(255, { pattern: '^[^;,\\s]+$' }), { maxItems: 100 }),
        },
        ['bypass'],
      ),
    ],
  },
};

/** What a setting takes, as far as a JSON Schema can say it; the application is stricter, and says how. */
export function valueSchema(name: SettingName): Schema {
  const { shape } = settingsRegistry[name];
  if (shape.kind === 'number') return { type: 'integer', minimum: shape.least, maximum: shape.most };
  if (shape.kind === 'words') return { enum: shape.words };
  const schema = named[shape.kind];
  if (schema === undefined) throw new Error(`There is no schema for the shape ${shape.kind}.`);
  return schema;
}
