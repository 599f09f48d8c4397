import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deskWith, SettingsDesk } from '../../tests/settings/settings-desk';
import { PolicyText } from '../../tests/stand-ins/policy-text';
import { settled } from '../../tests/stand-ins/time';
import type { NewRecord } from './audit/journal';
import { MAX_LINE } from './audit/record';

const sha256 = (text = ''): string => createHash('sha256').update(text).digest('hex');
const acme = { id: 'acme', name: 'Acme', kind: 'live', baseUrl: 'https://gateway.acme.example/v1' };

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

  it('of the policy’s waits for a journal that refuses it, and stands before its next record', async () => {
    const desk = await deskWith();
    desk.refusing = 'real';
    desk.policy.write('{"version":1,"enforced":{"ticketRequired":true,"noSuchSetting":1}}');
    await settled();
    expect(desk.settings.current().settings.ticketRequired.value).toBe(true);
    expect(desk.records.real).toEqual([]);
    expect(await desk.ledger.append({ type: 'order.intent', data: {} })).toMatchObject({
      kind: 'not-recorded',
    });
    desk.refusing = undefined;
    await desk.ledger.append({ type: 'order.outcome', data: {} });
    await Promise.all([
      desk.ledger.append({ type: 'order.intent', data: {} }),
      desk.ledger.append({ type: 'session.saved', data: {} }),
    ]);
    expect(desk.records.real.map(({ type, data }) => data['name'] ?? type)).toEqual([
      'order.outcome',
      'policy',
      'ticketRequired',
      'order.intent',
      'session.saved',
    ]);
    expect(desk.records.practice).toHaveLength(2);
  });

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
    const { environments } = new SettingsDesk(Object.assign(policy, { tools: slow }));
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
