import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { PolicyText } from '../../tests/stand-ins/policy-text';
import { settled } from '../../tests/stand-ins/time';
import type { JournalName } from '../contract/audit';
import type { SettingsView } from '../contract/settings';
import type { Appended, NewRecord } from './audit/journal';
import { MAX_LINE } from './audit/record';
import { openSettingsOver } from './open-settings';

const sha256 = (text = ''): string => createHash('sha256').update(text).digest('hex');
const acme = { id: 'acme', name: 'Acme', kind: 'live', baseUrl: 'https://gateway.acme.example/v1' };

/** Settings over a policy's text, with journals that keep what is appended; the real one is not begun unless said. */
class Desk {
  readonly records: Record<JournalName, NewRecord[]> = { practice: [], real: [] };
  readonly heard: SettingsView[] = [];
  readonly begun = new Set<JournalName>(['practice', 'real']);
  refusing: JournalName | undefined;
  readonly #ledger = (name: JournalName): { append: (record: NewRecord) => Promise<Appended> } => ({
    append: async (record) => {
      if (this.refusing === name) return { kind: 'not-recorded', why: 'not-writable', code: 'ENOSPC' };
      this.records[name].push(record);
      return { kind: 'recorded', seq: 1, id: 'r', at: '2026-11-23T12:00:00.000Z' };
    },
  });
  readonly settings;
  readonly environments;
  constructor(readonly policy: PolicyText) {
    const ledgers = { practice: this.#ledger('practice'), real: this.#ledger('real') };
    ({ settings: this.settings, environments: this.environments } = openSettingsOver(
      { settings: policy.tools },
      {
        ledgers: () => ledgers,
        isBegun: async (journal) => this.begun.has(journal),
        hear: (view) => void this.heard.push(view),
      },
    ));
  }
  /** Ids that an order may name, as the order looks them up. */
  readonly known = (): readonly string[] =>
    this.environments
      .known()
      .all()
      .map(({ id }) => id);
}

async function deskWith(enforced?: object): Promise<Desk> {
  const desk = new Desk(new PolicyText(enforced));
  await desk.settings.read();
  await settled();
  return desk;
}

describe('a change of settings', () => {
  it('is in every journal that is begun, a record for each setting, with the policy’s checksum', async () => {
    const { policy, records, settings } = await deskWith();
    policy.enforce({ ticketRequired: true, coolingOffMinutes: 30 });
    await settled();
    const policySha256 = sha256(policy.text);
    const record = (name: string, from: unknown, to: unknown): NewRecord => ({
      type: 'settings.changed',
      data: { name, from, to, source: 'enforced', policySha256 },
    });
    const both = [record('ticketRequired', false, true), record('coolingOffMinutes', 0, 30)];
    expect(records).toEqual({ practice: both, real: both });
    expect(settings.current().settings.ticketRequired.value).toBe(true);
  });

  it('begins no journal', async () => {
    const desk = await deskWith();
    desk.begun.delete('real');
    expect(await desk.settings.set('theme', 'dark')).toMatchObject({ kind: 'set', recorded: true });
    expect(desk.records.real).toEqual([]);
    expect(desk.records.practice).toEqual([
      { type: 'settings.changed', data: { name: 'theme', from: 'system', to: 'dark', source: 'user' } },
    ]);
  });

  it.each(['practice', 'real'] as const)(
    'of the user’s own counts and is said to be in no record where the %s journal refuses',
    async (journal) => {
      const desk = await deskWith();
      desk.refusing = journal;
      expect(await desk.settings.set('theme', 'dark')).toMatchObject({ kind: 'set', recorded: false });
      expect(desk.settings.current().settings.theme.value).toBe('dark');
    },
  );

  it('is heard with what counts now', async () => {
    const { policy, heard } = await deskWith();
    policy.enforce({ readOnly: true });
    await settled();
    expect(heard.map(({ settings }) => settings.readOnly.value)).toEqual([true]);
  });

  it('that changes nothing is in no record', async () => {
    const { policy, records } = await deskWith({ readOnly: false });
    policy.enforce({ notesRequired: false });
    await settled();
    expect(records).toEqual({ practice: [], real: [] });
  });
});

it('the longest lists of two policies, one after the other, fit into a record', async () => {
  const codes = (sign: string): object => ({
    reasonCodes: Array.from({ length: 100 }, (_, at) => ({
      code: `${sign}${at}`.padEnd(32, 'X'),
      label: '終'.repeat(80),
    })),
  });
  const { policy, records } = await deskWith(codes('A'));
  policy.enforce(codes('B'));
  await settled();
  expect(records.real).toMatchObject([{ data: { name: 'reasonCodes' } }]);
  // The rest of a line, with the names of this computer and its user in it, is far below 2 KiB.
  expect(Buffer.byteLength(JSON.stringify(records.real[0]))).toBeLessThan(MAX_LINE - 2048);
});

describe('a policy with problems at the start', () => {
  const wrong = '{"version":1,"enforced":{"ticketRequired":"secret words",\n"coolingOffMinutes":-1}}';

  it('is in the journals once, by file, places and checksum, without a word of what it says', async () => {
    const policy = new PolicyText();
    policy.write(wrong);
    const { settings, environments, records } = new Desk(policy);
    await Promise.all([settings.read(), environments.readEnvironments(), environments.environment('live')]);
    await settings.read();
    await settled();
    const data = {
      ...{ name: 'policy', state: 'read', file: policy.file, problems: 2 },
      places: [
        { line: 1, column: 43, key: 'enforced.ticketRequired' },
        { line: 2, column: 21, key: 'enforced.coolingOffMinutes' },
      ],
      policySha256: sha256(wrong),
    };
    const once = [{ type: 'settings.changed', data }];
    expect(records).toEqual({ practice: once, real: once });
    expect(JSON.stringify(records)).not.toContain('secret words');
    expect(policy.readings).toBe(1);
  });

  it('begins no journal', async () => {
    const policy = new PolicyText();
    policy.write('no policy');
    const desk = new Desk(policy);
    desk.begun.delete('real');
    await desk.settings.read();
    await settled();
    expect(desk.records.real).toEqual([]);
    expect(desk.records.practice).toMatchObject([{ data: { name: 'policy', state: 'not-read' } }]);
  });

  it('has so many places named as a record has room for', async () => {
    const policy = new PolicyText();
    policy.write(
      `{"version":1,${Array.from({ length: 60 }, (_, at) => `"${'k'.repeat(900)}${at}":0`).join(',')}}`,
    );
    const { settings, records } = new Desk(policy);
    await settings.read();
    await settled();
    expect(records.real).toMatchObject([{ data: { problems: 60 } }]);
    expect(JSON.stringify(records.real).length).toBeLessThan(32 * 1024);
  });

  it('that has none is in no record', async () => {
    expect((await deskWith({ readOnly: true })).records).toEqual({ practice: [], real: [] });
    expect((await deskWith()).records).toEqual({ practice: [], real: [] });
  });
});

describe('a policy that breaks while the application runs', () => {
  const broken = '{"version":1,"enforced":{"noSuchSetting":1}}';
  const policyRecords = ({ records }: Desk): readonly unknown[] =>
    records.real.filter(({ data }) => data['name'] === 'policy').map(({ data }) => data);

  it('is in the journals though no setting counts otherwise, once, and so is its mending', async () => {
    const desk = await deskWith();
    desk.policy.write(broken);
    await settled();
    // Saved again without a change.
    desk.policy.write(broken);
    await settled();
    const place = { line: 1, column: 42, key: 'enforced.noSuchSetting' };
    const told = {
      name: 'policy',
      state: 'read',
      problems: 1,
      places: [place],
      policySha256: sha256(broken),
    };
    expect(policyRecords(desk)).toMatchObject([told]);
    desk.policy.enforce({});
    await settled();
    expect(policyRecords(desk).slice(1)).toMatchObject([{ state: 'read', problems: 0, places: [] }]);
  });

  it('is in the journals once more with every other fault', async () => {
    const desk = await deskWith();
    for (const text of [broken, 'no policy', broken]) {
      desk.policy.write(text);
      await settled();
    }
    expect(policyRecords(desk)).toMatchObject([{ state: 'read' }, { state: 'not-read' }, { state: 'read' }]);
  });
});

describe('environments', () => {
  it('are the built-in ones and the policy’s, and follow it while the application runs', async () => {
    const { policy, environments, known } = await deskWith();
    expect(known()).toEqual(['practice', 'demo', 'live', 'staging-demo', 'staging-live']);
    policy.enforce({ environments: [acme] });
    await settled();
    expect(known()).toContain('acme');
    expect(await environments.environment('acme')).toMatchObject({ ...acme, source: 'policy' });
    expect(await environments.realEnvironments()).toContainEqual({ id: 'acme', baseUrl: acme.baseUrl });
    policy.write(undefined);
    await settled();
    expect(known()).not.toContain('acme');
    expect(await environments.environment('acme')).toBeUndefined();
  });

  it('that are not on offer are not known to an order, nor to anything else; Practice always is', async () => {
    const { environments, known } = await deskWith({
      environments: [acme],
      environmentsOffered: ['acme'],
    });
    expect(known()).toEqual(['practice', 'acme']);
    expect(environments.known().withId('live')).toBeUndefined();
    expect(await environments.environment('live')).toBeUndefined();
    expect((await environments.readEnvironments()).environments.map(({ id }) => id)).toEqual(known());
    expect(await environments.realEnvironments()).toEqual([{ id: 'acme', baseUrl: acme.baseUrl }]);
  });

  it('wait for the policy, and Practice does not', async () => {
    const policy = new PolicyText({ environmentsOffered: ['demo'] });
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const { readPolicy } = policy.tools;
    const slow = { ...policy.tools, readPolicy: () => held.then(readPolicy) };
    const { environments } = new Desk(Object.assign(policy, { tools: slow }));
    expect(await environments.environment('practice')).toMatchObject({ kind: 'practice' });
    let found: unknown = 'waiting';
    void environments.environment('live').then((answer) => (found = answer));
    await settled();
    expect(found).toBe('waiting');
    goOn();
    await settled();
    expect(found).toBeUndefined();
  });
});
