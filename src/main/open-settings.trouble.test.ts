import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { deskWith, SettingsDesk } from '../../tests/settings/settings-desk';
import { PolicyText } from '../../tests/stand-ins/policy-text';
import { settled } from '../../tests/stand-ins/time';

const sha256 = (text = ''): string => createHash('sha256').update(text).digest('hex');

describe('a policy with problems at the start', () => {
  const wrong = '{"version":1,"enforced":{"ticketRequired":"secret words",\n"coolingOffMinutes":-1}}';

  it('is in the journals once, by file, places and checksum, without a word of what it says', async () => {
    const policy = new PolicyText();
    policy.write(wrong);
    const { settings, environments, records } = new SettingsDesk(policy);
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
    const desk = new SettingsDesk(policy);
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
    const { settings, records } = new SettingsDesk(policy);
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
  const policyRecords = ({ records }: SettingsDesk): readonly unknown[] =>
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
