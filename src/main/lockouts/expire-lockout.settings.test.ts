import { describe, expect, it } from 'vitest';
import type { OrderRequest } from '../../contract/lockouts';
import type { SettingValues } from '../../contract/setting-values';
import { MAX_LINE, chainStart, recordLine } from '../audit/record';
import { OrderSetting } from '../../../tests/lockouts/order-setting';

const under = (enforced: Partial<SettingValues>): OrderSetting => {
  const setting = new OrderSetting();
  setting.enforced = enforced;
  return setting;
};
const reasonCodes = [{ code: 'MISTAKE', label: 'By mistake' }];
/** The clock stands at noon. */
const tenMinutesBefore = '2026-11-23T11:50:00.000Z';

describe('an order under settings', () => {
  it.each<[Partial<SettingValues>, Partial<OrderRequest>, string]>([
    [{ readOnly: true }, {}, 'read-only'],
    [{ notesRequired: true }, { notes: ' ' }, 'notes-missing'],
    [{ notesMinLength: 20 }, {}, 'notes-too-short'],
    [{ reasonRequired: true, reasonCodes }, {}, 'reason-missing'],
    [{ reasonCodes }, { reasonCode: 'OTHER' }, 'reason-not-known'],
    [{ ticketRequired: true }, {}, 'ticket-missing'],
    [{ ticketRequired: true }, { ticket: ' ' }, 'ticket-missing'],
    [{ ticketRequired: true, ticketPattern: '.+' }, { ticket: '\u00a0\u3000' }, 'ticket-missing'],
    [{}, { ticket: ' ' }, 'ticket-form'],
    [{ ticketPattern: 'DESK-\\d+' }, { ticket: 'desk-1' }, 'ticket-form'],
    [{ retype: 'everywhere' }, {}, 'not-confirmed'],
  ])('that say %j leaves no trace where it is %j', async (enforced, request, why) => {
    const setting = under(enforced);
    expect(await setting.expire(request)).toEqual({ kind: 'stopped', why });
    expect(setting.happened).toEqual([]);
  });

  it('does not even open a journal where it is read-only', async () => {
    const setting = under({ readOnly: true });
    await setting.expire();
    expect(setting.opened).toBe(false);
  });

  it('goes where it has what they ask for, and the record says so', async () => {
    const setting = under({ retype: 'everywhere', reasonRequired: true, reasonCodes, ticketRequired: true });
    const answer = await setting.expire({
      reasonCode: 'MISTAKE',
      ticket: 'DESK-1',
      confirmation: { kind: 'retyped', userId: '77' },
    });
    const said = { notes: 'By phone.', reasonCode: 'MISTAKE', ticket: 'DESK-1' };
    const policySha256 = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect(setting.happened[0]).toMatchObject({ type: 'order.intent', data: { ...said, policySha256 } });
    expect(answer).toMatchObject({ report: said });
    expect(answer).not.toHaveProperty('report.policySha256');
  });

  it('sends and records reason and ticket before the notes where that is asked for', async () => {
    const setting = under({ composeNotes: true, reasonCodes });
    await setting.expire({ reasonCode: 'MISTAKE', ticket: 'DESK-1' });
    const notes = '[MISTAKE] DESK-1: By phone.';
    expect(setting.happened[0]).toMatchObject({ data: { notes, reasonCode: 'MISTAKE', ticket: 'DESK-1' } });
    const sent = setting.happened.find((what) => typeof what !== 'string' && 'url' in what);
    expect(sent).toMatchObject({ body: JSON.stringify({ userId: 77, notes }) });
  });

  it.each(['ticket', 'secondReason'])('is stopped where its %s holds the token', async (name) => {
    const setting = new OrderSetting();
    setting.session = { kind: 'token', token: 'tok-0123456789-abcdef', fingerprint: 'c0ffee42' };
    const request = { [name]: 'x tok-0123456789-abcdef' };
    expect(await setting.expire(request)).toEqual({ kind: 'stopped', why: 'text-holds-token' });
    expect(setting.happened).toEqual([]);
  });

  it('is stopped by an alarm that nobody acknowledged, where they say so', async () => {
    const setting = under({ alarmThen: 'refuse' });
    setting.alarm = true;
    expect(await setting.expire()).toEqual({ kind: 'stopped', why: 'alarm' });
    expect(setting.happened).toEqual([]);
    setting.enforced = { alarmThen: 'warn' };
    expect(await setting.expire()).toMatchObject({ kind: 'ended' });
  });

  it('has a record that fits its line, whatever was typed', async () => {
    const setting = under({ composeNotes: true });
    await setting.expire({
      notes: '\u0001'.repeat(8192 - 66),
      ticket: '語'.repeat(64),
      secondReason: '語'.repeat(2000),
    });
    const [record] = setting.happened;
    if (typeof record !== 'object' || !('data' in record)) throw new Error('There is no record.');
    const actor = { osUser: 'd'.repeat(256), host: 'h'.repeat(256), admin: '語'.repeat(200) };
    const app = { version: '0.1.0', platform: 'linux' };
    const line = recordLine(chainStart, { ...record, id: 'i'.repeat(36), at: tenMinutesBefore, actor, app });
    expect(line.bytes.length).toBeLessThan(MAX_LINE - 4096);
  });
});

describe('the cooling-off of a trader', () => {
  const cooling = (coolingOffThen: SettingValues['coolingOffThen']): OrderSetting => {
    const setting = under({ coolingOffMinutes: 60, coolingOffThen });
    setting.unlockedAt = tenMinutesBefore;
    return setting;
  };

  it('only warns where it says no more', async () => {
    expect(await cooling('warn').expire()).toMatchObject({ report: { verdict: { outcome: 'done' } } });
  });

  it('asks for a second reason, and keeps it', async () => {
    const setting = cooling('second-reason');
    expect(await setting.expire()).toEqual({ kind: 'stopped', why: 'second-reason-missing' });
    expect(setting.happened).toEqual([]);
    const secondReason = 'He locked himself out again.';
    expect(await setting.expire({ secondReason })).toMatchObject({ report: { secondReason } });
    expect(setting.happened[0]).toMatchObject({ data: { secondReason } });
  });

  it('refuses with a record: the order was not sent, and needs no session', async () => {
    const setting = cooling('refuse');
    setting.session = { kind: 'none' };
    const answer = await setting.expire();
    expect(setting.kinds()).toEqual(['order.intent', 'heard recorded', 'order.outcome']);
    expect(setting.happened.at(-1)).toMatchObject({
      data: { outcome: 'not-sent', reason: 'cooling-off', attempts: 0, durationMs: 0 },
    });
    expect(answer).toMatchObject({
      kind: 'ended',
      report: { verdict: { outcome: 'not-sent', reason: 'cooling-off' }, outcomeRecord: { seq: 3 } },
    });
  });

  it('leaves no trace of an order that it would refuse where a text holds the token, or may hold it', async () => {
    const token = 'tok-0123456789-abcdef';
    const kept = { kind: 'token', token, fingerprint: 'c0ffee42' } as const;
    for (const text of [{ notes: `See ${token}.` }, { ticket: token }, { secondReason: token }]) {
      const setting = cooling('refuse');
      setting.session = kept;
      expect(await setting.expire(text)).toEqual({ kind: 'stopped', why: 'text-holds-token' });
      expect(setting.happened).toEqual([]);
    }
    const locked = cooling('refuse');
    locked.session = { kind: 'unavailable', why: 'locked' };
    expect(await locked.expire()).toEqual({ kind: 'stopped', why: 'keychain-locked' });
    expect(locked.happened).toEqual([]);
  });

  it('names no token in the record of an order that it refuses', async () => {
    const setting = cooling('refuse');
    setting.session = { kind: 'token', token: 'tok-0123456789-abcdef', fingerprint: 'c0ffee42' };
    await setting.expire();
    expect(setting.kinds()).toEqual(['order.intent', 'heard recorded', 'order.outcome']);
    expect(setting.happened[0]).not.toHaveProperty('data.tokenFingerprint');
  });

  it('is no matter for the repeat of an unknown, and for no other repeat', async () => {
    const setting = cooling('refuse');
    expect(await setting.expire({ repeatOf: 'earlier' })).toMatchObject({
      report: { verdict: { outcome: 'done' } },
    });
    expect(await setting.expire({ repeatOf: 'other' })).toEqual({ kind: 'stopped', why: 'repeat-not-known' });
  });

  it.each([
    ['took-effect', { kind: 'stopped', why: 'repeat-not-known' }],
    ['did-not', { report: { verdict: { outcome: 'done' } } }],
    ['not-known', { report: { verdict: { outcome: 'done' } } }],
  ] as const)(
    'is no matter for the repeat of one closed as %s only where that is unknown still',
    async (as, came) => {
      const setting = cooling('refuse');
      setting.closedAs = as;
      expect(await setting.expire({ repeatOf: 'earlier' })).toMatchObject(came);
    },
  );

  it('is over in time', async () => {
    const setting = cooling('refuse');
    setting.unlockedAt = '2026-11-23T11:00:00.000Z';
    expect(await setting.expire()).toMatchObject({ report: { verdict: { outcome: 'done' } } });
  });
});
