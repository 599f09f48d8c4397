import { describe, expect, it } from 'vitest';
import type { EffectiveSettings, SettingSource } from '../../contract/settings';
import { settingNames, settingsRegistry } from '../../contract/settings-registry';
import type { SettingName } from '../../contract/setting-values';
import { builtInViews, exampleSettings } from './example-settings';
import { words } from '../../words/words';
import { typedNumber } from './setting-control';
import { found, rowsOf, type SettingRow } from './setting-rows';
import { valueLines } from './setting-words';

function rowOf(name: SettingName, settings: Partial<EffectiveSettings> = {}): SettingRow {
  const row = rowsOf(exampleSettings(settings), builtInViews).find((one) => one.name === name);
  if (!row) throw new Error(`${name} has no row.`);
  return row;
}

describe('the rows of the settings page', () => {
  it('are all settings, in the registry’s order, each with a value in words', () => {
    const rows = rowsOf(exampleSettings(), builtInViews);
    expect(rows.map(({ name }) => name)).toEqual(settingNames);
    for (const { now } of rows) expect(now.join('').trim()).not.toBe('');
  });

  it('can be edited by the user exactly where the registry says so', () => {
    const edited = rowsOf(exampleSettings(), builtInViews).filter(({ control }) => control.kind !== 'none');
    expect(edited.map(({ name }) => name)).toEqual(
      settingNames.filter((name) => settingsRegistry[name].users),
    );
  });

  it.each(Object.keys(words.settings.sources) as SettingSource[])(
    'say where a value comes from: %s',
    (source) => {
      const locked = source === 'enforced' || source === 'broken';
      const row = rowOf('theme', { theme: { value: 'dark', source, locked } });
      expect(row.haystack).toContain(words.settings.sources[source].toLowerCase());
      expect(row.control.kind).toBe(locked ? 'none' : 'words');
      expect(row.canTakeBack).toBe(source === 'user');
    },
  );

  it('offer to take back a value of the user’s own that does not count', () => {
    const wrong = { value: 'live', source: 'built-in', locked: false, problem: 'This is one of …' } as const;
    expect(rowOf('retype', { retype: wrong }).canTakeBack).toBe(true);
    expect(rowOf('retype', { retype: { ...wrong, source: 'enforced', locked: true } }).canTakeBack).toBe(
      false,
    );
  });

  it('tell the value of the next start from that of now, and edit the one of the next', () => {
    const row = rowOf('defaultEnvironment', {
      defaultEnvironment: { value: 'practice', source: 'user', locked: false, afterRestart: 'demo' },
    });
    expect(row).toMatchObject({ now: ['Practice (practice)'], later: ['Demo (demo)'], differs: true });
    expect(row.control).toMatchObject({ kind: 'environment', value: 'demo' });
  });

  it('keep a first environment in the list that is not on offer', () => {
    const [practice] = builtInViews;
    const view = exampleSettings({ defaultEnvironment: { value: 'live', source: 'user', locked: false } });
    const row = rowsOf(view, practice ? [practice] : []).find(({ name }) => name === 'defaultEnvironment');
    expect(row?.control).toMatchObject({
      choices: [
        { id: 'practice', name: 'Practice' },
        { id: 'live', name: 'live (not on offer)' },
      ],
    });
  });

  it('show what is asked for until it is answered', () => {
    const rows = rowsOf(exampleSettings(), builtInViews, {
      keepApiKeys: { value: false },
      theme: { value: undefined },
    });
    expect(rows.find(({ name }) => name === 'keepApiKeys')?.control).toEqual({ kind: 'switch', on: false });
    expect(rows.find(({ name }) => name === 'theme')?.control).toMatchObject({ value: 'system' });
  });
});

describe('values in words', () => {
  const example = <K extends SettingName>(name: K): readonly string[] =>
    valueLines<K>(name, settingsRegistry[name].example, [
      { id: 'demo', name: 'Demo' },
      { id: 'acme-live', name: 'Acme Gateway' },
    ]);

  it.each([
    ['environments', ['Acme Gateway (acme-live), live: https://gateway.acme.example/v1']],
    ['environmentsOffered', ['Demo (demo)', 'Acme Gateway (acme-live)']],
    ['proxy', ['Through proxy.acme.example:8080', 'Without it: *.acme.example']],
    ['reasonCodes', ['MISTAKE: Locked himself out by mistake', 'CLOSE: Has to close a position']],
    ['ticketPattern', ['DESK-\\d{3,6}']],
    ['coolingOffMinutes', ['120 minutes']],
    ['coolingOffThen', ['A second reason is asked for, and kept']],
    [
      'warnTimes',
      [
        'Mon, Tue, Wed, Thu, Fri, 18:00 to 07:00 on the next day (America/Chicago): The desk is closed. Ask the manager on duty first.',
      ],
    ],
    ['journalCopyFolder', ['/srv/lockout-desk-journals']],
    ['readOnly', ['On']],
  ] as const)('%s', (name, lines) => {
    expect(example(name)).toEqual(lines);
  });

  it.each([
    ['environments', 'None beside the built-in ones'],
    ['environmentsOffered', 'All'],
    ['proxy', 'As the system does it'],
    ['reasonCodes', 'None'],
    ['ticketPattern', 'Any text'],
    ['journalCopyFolder', 'None'],
    ['notesMinLength', '0 characters'],
  ] as const)('%s as it is built in', (name, line) => {
    expect(rowOf(name).now).toEqual([line]);
  });

  it('name a proxy that is not used as such', () => {
    expect(valueLines('proxy', { mode: 'direct' }, [])).toEqual(['None: calls go straight to their host']);
  });
});

describe('searching the settings', () => {
  const rows = rowsOf(
    exampleSettings({
      ticketPattern: { value: 'DESK-\\d{3}', source: 'enforced', locked: true },
      theme: { value: 'dark', source: 'user', locked: false },
      retype: { value: 'live', source: 'defaults', locked: false },
    }),
    builtInViews,
  );
  const names = (filter: Parameters<typeof found>[1], search: string): string[] =>
    found(rows, filter, search).map(({ name }) => name);

  it.each([
    ['a title', 'SHORTEST notes', ['notesMinLength']],
    ['a description', 'acknowledged', ['alarmThen']],
    ['a name', 'coolingoffthen', ['coolingOffThen']],
    ['a value', 'desk-\\d', ['ticketPattern']],
    ['a source', 'your own', ['theme']],
  ])('finds by %s, in any case', (_, search, expected) => {
    expect(names('all', search)).toEqual(expected);
  });

  it('wants every word, and finds nothing for one that is nowhere', () => {
    expect(names('all', 'ticket zzz')).toEqual([]);
    expect(names('all', '   ')).toEqual(settingNames);
  });

  it('lists what comes from the organization, and what is not as built in', () => {
    expect(names('managed', '')).toEqual(['ticketPattern', 'retype']);
    expect(names('differs', '')).toEqual(['ticketPattern', 'theme']);
    expect(names('managed', 'pattern')).toEqual(['ticketPattern']);
  });
});

describe('a number that is typed', () => {
  const bounds = { least: 0, most: 10_080, unit: 'minutes' } as const;
  it.each([
    ['0', 0],
    [' 120 ', 120],
    ['10080', 10_080],
  ])('%j is taken', (text, value) => {
    expect(typedNumber(text, bounds)).toEqual({ kind: 'good', value });
  });
  it.each(['', '10081', '-1', '1.5', '1e3', '0x10', '1,000', 'ten', '99999999999'])(
    '%j is refused with the rule',
    (text) => {
      expect(typedNumber(text, bounds)).toMatchObject({
        kind: 'wrong',
        sentence: expect.stringContaining('a whole number of minutes from 0 to 10080') as string,
      });
    },
  );
});
