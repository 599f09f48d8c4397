import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_NOTES } from './lockouts';
import type { SettingStop } from './setting-stop';
import {
  brokenSetting,
  composedNotes,
  coolingOff,
  typedNotes,
  type OrderFacts,
  type OrderRules,
  type OrderWords,
} from './order-rules';

const open: OrderRules = {
  readOnly: false,
  notesRequired: false,
  notesMinLength: 0,
  reasonCodes: [],
  reasonRequired: false,
  ticketRequired: false,
  ticketPattern: '',
  composeNotes: false,
  coolingOffMinutes: 0,
  coolingOffThen: 'warn',
  alarmThen: 'warn',
  retype: 'live',
};
const codes = [{ code: 'MISTAKE', label: 'By mistake' }];
const minute = 60_000;
const now = Date.UTC(2026, 10, 23, 12);
const quiet: OrderFacts = { now, hasAlarm: false };
const cooling: OrderFacts = { ...quiet, unlockedAt: now - 10 * minute };
const second = { coolingOffMinutes: 60, coolingOffThen: 'second-reason' } as const;

describe('what the settings ask of an order', () => {
  it.each<[string, Partial<OrderWords>, Partial<OrderRules>, SettingStop | undefined]>([
    ['nothing by themselves', {}, {}, undefined],
    ['no order at all', { notes: 'By phone.' }, { readOnly: true }, 'read-only'],
    ['notes', {}, { notesRequired: true }, 'notes-missing'],
    ['more than blanks', { notes: ' \n' }, { notesRequired: true }, 'notes-missing'],
    ['nothing more of good notes', { notes: 'x' }, { notesRequired: true }, undefined],
    ['longer notes', { notes: ' short ' }, { notesMinLength: 6 }, 'notes-too-short'],
    ['no notes where only their length is set', {}, { notesMinLength: 6 }, undefined],
    ['notes as long as that', { notes: ' longer ' }, { notesMinLength: 6 }, undefined],
    [
      'notes that are typed',
      { ticket: 'DESK-1' },
      { notesRequired: true, composeNotes: true },
      'notes-missing',
    ],
    [
      'a length of what is typed alone',
      { notes: 'x', ticket: 'DESK-12345' },
      { notesMinLength: 5, composeNotes: true },
      'notes-too-short',
    ],
    [
      'a whole that can be sent',
      { notes: 'x'.repeat(MAX_NOTES - 7), ticket: 'DESK-1' },
      { composeNotes: true },
      'composed-too-long',
    ],
    [
      'no less than that',
      { notes: 'x'.repeat(MAX_NOTES - 8), ticket: 'DESK-1' },
      { composeNotes: true },
      undefined,
    ],
    ['a reason', {}, { reasonRequired: true, reasonCodes: codes }, 'reason-missing'],
    ['no reason where there is none to choose', {}, { reasonRequired: true }, undefined],
    ['a reason of the list', { reasonCode: 'OTHER' }, { reasonCodes: codes }, 'reason-not-known'],
    [
      'a reason of the list, in its case',
      { reasonCode: 'mistake' },
      { reasonCodes: codes },
      'reason-not-known',
    ],
    ['nothing more of a known reason', { reasonCode: 'MISTAKE' }, { reasonCodes: codes }, undefined],
    ['a ticket', {}, { ticketRequired: true }, 'ticket-missing'],
    ['a ticket of its form', { ticket: 'DESK-1x' }, { ticketPattern: 'DESK-\\d+' }, 'ticket-form'],
    ['its form as a whole', { ticket: 'my DESK-1' }, { ticketPattern: 'DESK-\\d+' }, 'ticket-form'],
    ['a form only where a ticket is given', {}, { ticketPattern: 'DESK-\\d+' }, undefined],
    ['one line', { ticket: 'DESK-1\nmore' }, {}, 'ticket-form'],
    ['a ticket that is none of a page of text', { ticket: 'x'.repeat(65) }, {}, 'ticket-form'],
    ['nothing more of a good ticket', { ticket: 'DESK-1' }, { ticketPattern: 'DESK-\\d+' }, undefined],
    [
      'a second reason of no size of a book',
      { secondReason: 'x'.repeat(2001) },
      {},
      'second-reason-too-long',
    ],
    ['a second reason that is text', { secondReason: 'cut \ud83d' }, {}, 'second-reason-not-text'],
    ['a second reason without control characters', { secondReason: '\u0001' }, {}, 'second-reason-not-text'],
  ])('is %s', (_what, words, rules, word) => {
    expect(brokenSetting({ notes: '', ...words }, { ...open, ...rules }, quiet)).toBe(word);
  });

  it('is a second reason within the cooling-off alone, and not of a repeat', () => {
    const rules = { ...open, ...second };
    expect(brokenSetting({ notes: '' }, rules, cooling)).toBe('second-reason-missing');
    expect(brokenSetting({ notes: '', secondReason: ' \n' }, rules, cooling)).toBe('second-reason-missing');
    expect(brokenSetting({ notes: '', secondReason: 'Again.' }, rules, cooling)).toBeUndefined();
    expect(brokenSetting({ notes: '', repeatOf: 'o' }, rules, cooling)).toBeUndefined();
    expect(brokenSetting({ notes: '' }, rules, quiet)).toBeUndefined();
  });

  it('is an acknowledged alarm, where an alarm stops orders', () => {
    const alarmed = { ...quiet, hasAlarm: true };
    expect(brokenSetting({ notes: '' }, { ...open, alarmThen: 'refuse' }, alarmed)).toBe('alarm');
    expect(brokenSetting({ notes: '' }, open, alarmed)).toBeUndefined();
  });
});

describe('the cooling-off', () => {
  const rules = { coolingOffMinutes: 60, coolingOffThen: 'refuse' } as const;
  const after = (ms: number, repeatOf?: string): string =>
    coolingOff(repeatOf === undefined ? {} : { repeatOf }, rules, { now, unlockedAt: now - ms });

  it('lasts to the millisecond, and is over then', () => {
    expect([after(0), after(60 * minute - 1), after(60 * minute)]).toEqual(['refuse', 'refuse', 'none']);
  });

  it('holds where the clock was set back, and for no repeat', () => {
    expect([after(-5 * minute), after(minute, 'unknown-order')]).toEqual(['refuse', 'none']);
  });

  it('is none without an order before, or without minutes', () => {
    expect(coolingOff({}, rules, { now })).toBe('none');
    for (const unlockedAt of [now, now + 16_000])
      expect(coolingOff({}, { ...rules, coolingOffMinutes: 0 }, { now, unlockedAt })).toBe('none');
  });
});

describe('the notes that are sent', () => {
  it.each([
    [{ notes: 'By phone.', reasonCode: 'MISTAKE', ticket: 'DESK-123' }, '[MISTAKE] DESK-123: By phone.'],
    [{ notes: 'By phone.', reasonCode: 'MISTAKE' }, '[MISTAKE]: By phone.'],
    [{ notes: 'By phone.', ticket: 'DESK-123' }, 'DESK-123: By phone.'],
    [{ notes: '', reasonCode: 'MISTAKE', ticket: 'DESK-123' }, '[MISTAKE] DESK-123'],
    [{ notes: 'By phone.' }, 'By phone.'],
  ])('begin with what is known of %j', (words, sent) => {
    expect(composedNotes(words, { composeNotes: true })).toBe(sent);
    expect(composedNotes(words, { composeNotes: false })).toBe(words.notes);
  });

  it('give back what was typed, whatever it was', () => {
    const words = fc.record(
      {
        notes: fc.string({ unit: 'binary' }),
        reasonCode: fc.stringMatching(/^\w{1,9}$/),
        ticket: fc.string(),
      },
      { requiredKeys: ['notes'] },
    );
    fc.assert(
      fc.property(words, (typed) => {
        const notes = composedNotes(typed, { composeNotes: true });
        expect(typedNotes({ ...typed, notes })).toBe(typed.notes);
      }),
    );
  });
});
