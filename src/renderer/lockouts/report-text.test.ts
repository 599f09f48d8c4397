import { describe, expect, it } from 'vitest';
import { MAX_COPY } from '../../contract/bridge';
import { factsOf } from './report-facts';
import { report } from './example-report';
import { reportText } from './report-text';

describe('the copied details', () => {
  it('hold the sentence, the person, the times in UTC and the record', () => {
    const text = reportText(report({ httpStatus: 200, serverText: '{"ok":true}' }));
    expect(text).toContain('DONE (expired)');
    expect(text).toContain('The manual lockout was expired.');
    expect(text).toContain('Marisol Okonkwo-Reyes · 4820913');
    expect(text).toContain('2026-11-23T13:32:05.121Z  Sent');
    expect(text).toContain('#18,206 · outcome-id');
    expect(text).toContain('{"ok":true}');
  });

  it('fit the clipboard’s question, whatever the server said', () => {
    expect(reportText(report({ serverText: 'x'.repeat(MAX_COPY) })).length).toBeLessThanOrEqual(MAX_COPY);
  });

  it('warn where the outcome is not recorded', () => {
    const { outcomeRecord: _, ...unrecorded } = report({});
    expect(reportText(unrecorded)).toContain('The outcome is not recorded yet.');
  });
});

it('of an order that the application ended under, nothing is said that nobody knows', () => {
  const { outcomeRecord: _, durationMs: _length, ...cut } = report({ attempts: 2 });
  const verdict = { outcome: 'unknown', reason: 'application-ended' } as const;
  const facts = new Map(factsOf({ ...cut, verdict }).map(({ label, text }) => [label, text]));
  expect(facts.get('Record')).toMatch(/^No outcome was recorded, and none will be/);
  expect(facts.get('Server said')).toMatch(/^not known/);
  expect([facts.has('Attempts'), facts.has('Server text')]).toEqual([false, false]);
});

describe('the facts', () => {
  it('show the server’s words exactly', () => {
    const hostile = '<img src=x onerror=alert(1)>\u202E\n{"ok":false}';
    expect(factsOf(report({ serverText: hostile })).find((fact) => fact.label === 'Server text')?.text).toBe(
      hostile,
    );
  });

  it('mark text that was cut, with the hash of all of it', () => {
    const cut = factsOf(report({ serverText: 'start', serverTextSha256: 'ab'.repeat(32) }));
    expect(cut.find((fact) => fact.label === 'Cut')?.code).toBe('ab'.repeat(32));
  });

  it.each([
    [-2300, 'this computer’s clock is 2.3 s behind the server’s'],
    [65_000, 'this computer’s clock is 1 min 5 s ahead of the server’s'],
    [400, 'this computer’s clock agrees within a second'],
  ])('read a clock that is %i ms off as "%s"', (clockSkewMs, words) => {
    expect(factsOf(report({ clockSkewMs })).find((fact) => fact.label === 'Clock')?.text).toBe(words);
  });

  it('say who asked for it, and as which API user where that is known', () => {
    const actor = { osUser: 'dana', host: 'NG-DESK-07' };
    const asked = (over: Parameters<typeof report>[0]): string | undefined =>
      factsOf(report(over)).find((fact) => fact.label === 'Asked by')?.text;
    expect(asked({ actor })).toBe('dana on NG-DESK-07');
    expect(asked({ actor: { ...actor, admin: 'Dana Admin (4711)' } })).toBe(
      'dana on NG-DESK-07, as Dana Admin (4711)',
    );
  });

  it('have no label twice', () => {
    const full = report({
      notes: 'n',
      httpStatus: 500,
      serverText: 't',
      serverTextSha256: 'h',
      errorId: 'e',
      serverDate: 'd',
      clockSkewMs: 1,
      repeatOf: 'o',
      closed: { as: 'not-known', note: 'n', at: '2026-11-23T13:32:05.118Z', by: 'dana' },
    });
    const labels = factsOf(full).map((fact) => fact.label);
    expect(new Set(labels).size).toBe(labels.length);
  });
});
