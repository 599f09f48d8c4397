import { format } from 'prettier';
import type { Section } from '../../src/contract/setting-spec';
import type { SettingName } from '../../src/contract/setting-values';
import { settingNames, settingsRegistry } from '../../src/contract/settings-registry';
import { words } from '../../src/words/languages/en';
import { asWritten, valueSchema, type Schema } from './shape-schemas';

const sections: readonly Section[] = ['enforced', 'defaults'];
const notice = 'Made by `npm run policy:generate`; change src/contract instead.';

function definition(name: SettingName): Schema {
  const { builtIn, example, restart } = settingsRegistry[name];
  const { title, description } = words.settingTitles[name];
  return {
    title,
    description: restart ? `${description} A change counts from the next start on.` : description,
    default: asWritten(name, builtIn),
    examples: [asWritten(name, example)],
    ...valueSchema(name),
  };
}

const says: Readonly<Record<Section, string>> = {
  enforced: 'What users can’t change.',
  defaults: 'What counts for users who have chosen nothing else.',
};

function sectionSchema(section: Section): Schema {
  const names = settingNames.filter((name) => settingsRegistry[name].sections.includes(section));
  const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/$defs/${name}` }]));
  return { type: 'object', description: says[section], properties, additionalProperties: false };
}

/** The JSON Schema of a policy, for editors. */
function policySchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $comment: notice,
    title: 'Policy of Lockout Desk',
    type: 'object',
    properties: {
      $schema: { type: 'string', description: 'Where this schema is, for an editor; it is not read.' },
      version: { const: 1, description: 'The version of the format.' },
      ...Object.fromEntries(sections.map((section) => [section, sectionSchema(section)])),
    },
    required: ['version'],
    additionalProperties: false,
    $defs: Object.fromEntries(settingNames.map((name) => [name, definition(name)])),
  };
}

function exampleMember(name: SettingName): string {
  const { example, builtIn } = settingsRegistry[name];
  const { description } = words.settingTitles[name];
  // What is copied without being read must not keep everybody from ordering.
  const value = name === 'readOnly' ? builtIn : example;
  return `// ${description}\n"${name}": ${JSON.stringify(asWritten(name, value))},`;
}

/** A policy that names every setting once: what users may have of their own as a default, all else enforced. */
function policyExample(): string {
  const members = (section: Section): string =>
    settingNames
      .filter((name) => (settingsRegistry[name].users ? 'defaults' : 'enforced') === section)
      .map(exampleMember)
      .join('\n\n');
  const parts = sections.map((section) => `// ${says[section]}\n"${section}": {\n${members(section)}\n},`);
  return `// An example that names every setting; take what you need. ${notice}\n{\n"$schema": "./policy.schema.json",\n"version": 1,\n${parts.join('\n')}\n}\n`;
}

/** A value in a cell: short as it is, long by a word. */
function cell(name: SettingName, value: SettingValue): string {
  const json = JSON.stringify(asWritten(name, value));
  return json.length <= 40 ? `\`${json.replaceAll('|', '\\|')}\`` : 'see the schema';
}
type SettingValue = Parameters<typeof asWritten<SettingName>>[1];

/** Where the document describes a shape, if not in a chapter of its name. */
const chapters: Readonly<Record<string, string>> = {
  'environment-ids': 'environments',
  'environment-id': 'environments',
  folder: 'the-journals-second-copy',
};

const meanings: { readonly [name: string]: { readonly [word: string]: string } | undefined } =
  words.settingChoices;

function takes(name: SettingName): string {
  const { shape } = settingsRegistry[name];
  if (shape.kind === 'switch') return '`true` or `false`';
  if (shape.kind === 'number') return `${shape.least} to ${shape.most} ${shape.unit}`;
  if (shape.kind === 'words')
    return shape.words
      .map((word) => `\`"${String(word)}"\`: ${meanings[name]?.[String(word)] ?? ''}`)
      .join('; ');
  return `[below](#${chapters[shape.kind] ?? shape.kind})`;
}

const stricterWords = {
  none: 'not at all',
  on: '`true`',
  off: '`false`',
  more: 'where it is more',
  later: 'where it is a later word',
} as const;

function row(name: SettingName): string {
  const { builtIn, sections: where, users, restart, stricter, onBroken } = settingsRegistry[name];
  const { description } = words.settingTitles[name];
  const whose = where.map((section) => `\`${section}\``).join(', ') + (users ? '; users have their own' : '');
  const broken = onBroken === 'unsaid' ? 'as if not named' : cell(name, onBroken.value);
  const counts = restart ? ' From the next start on.' : '';
  const cells = [
    `\`${name}\``,
    description + counts,
    takes(name),
    cell(name, builtIn),
    whose,
    broken,
    stricterWords[stricter],
  ];
  return `| ${cells.join(' | ')} |`;
}

const head = [
  '| setting | what it decides | takes | built in | stands in | where it can’t be read | from a file that others can write it counts |',
  '|---|---|---|---|---|---|---|',
];

const begin = '<!-- settings: made by `npm run policy:generate` -->';
const end = '<!-- end of settings -->';

/** The document with the table of settings between its two markers put right. */
function withTable(document: string): string {
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from < 0 || to < from)
    throw new Error('docs/policy.md lacks the markers that the table stands between.');
  const table = [...head, ...settingNames.map(row)].join('\n');
  return `${document.slice(0, from + begin.length)}\n\n${table}\n\n${document.slice(to)}`;
}

const style = { printWidth: 110, trailingComma: 'all' } as const;

/** Every document that is made from the registry, by its path in the repository. `document`: docs/policy.md as it is. */
export async function policyDocuments(document: string): Promise<Readonly<Record<string, string>>> {
  return {
    'build/policy/policy.schema.json': await format(JSON.stringify(policySchema()), {
      parser: 'json',
      ...style,
    }),
    'build/policy/policy.example.jsonc': await format(policyExample(), { parser: 'jsonc', ...style }),
    'docs/policy.md': withTable(document),
  };
}
