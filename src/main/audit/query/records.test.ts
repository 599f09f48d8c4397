import {
  actor,
  closed,
  done,
  intent,
  minute,
  penalty,
  told,
  unknown,
} from '../../../../tests/journal/order-samples';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { journalFolder, type JournalFolder } from '../../../../tests/journal/journal-folder';
import { reasons, type Reason } from '../../../contract/lockouts';

let folder: JournalFolder;
beforeEach(() => {
  folder = journalFolder();
});
afterEach(() => folder.end());

describe('an order’s report', () => {
  it('tells the whole order from its records', async () => {
    const book = await told(
      folder,
      ['order.intent', intent('a', { notes: 'By phone', repeatOf: 'z' })],
      ['order.penalty', penalty('a')],
      ['order.outcome', { ...done('a'), attempts: 2, serverText: 'fine' }],
    );
    expect(await book.report('a')).toEqual({
      orderId: 'a',
      environment: { id: 'practice', name: 'Practice', kind: 'practice' },
      target: { userId: '1001', name: 'Elena Expired', source: 'sample' },
      notes: 'By phone',
      repeatOf: 'z',
      verdict: { outcome: 'done', reason: 'expired' },
      httpStatus: 200,
      serverText: 'fine',
      durationMs: 412,
      attempts: 2,
      actor,
      at: minute(1),
      steps: [
        { what: 'recorded', at: minute(1) },
        { what: 'penalty', at: minute(2) },
        { what: 'answered', at: minute(3) },
        { what: 'outcome-recorded', at: minute(3) },
      ],
      intentRecord: { seq: 1, id: 'id-1' },
      outcomeRecord: { seq: 3, id: 'id-3' },
    });
  });

  it('without an outcome is unknown, as the application ended before it', async () => {
    const book = await told(folder, ['order.intent', intent('a')], ['order.penalty', penalty('a')]);
    expect(await book.report('a')).toMatchObject({
      verdict: { outcome: 'unknown', reason: 'application-ended' },
      attempts: 2,
      steps: [{ what: 'recorded' }, { what: 'penalty' }],
    });
    expect(await book.report('a')).not.toHaveProperty('outcomeRecord');
    expect(await book.report('a')).not.toHaveProperty('durationMs');
  });

  it('says who closed it, when, and how', async () => {
    const book = await told(folder, ['order.intent', intent('a')], ['order.closed', closed('a')]);
    const by = { as: 'did-not', note: 'He called again.', at: minute(2), by: 'dana' };
    expect((await book.report('a'))?.closed).toEqual(by);
  });

  it.each<[Reason, string | undefined]>([
    ['expired', 'answered'],
    ['refused-by-rules', 'answered'],
    ['penalty-cancelled', 'cancelled'],
    ['no-answer', 'cut-off'],
    ['connection-cut', 'cut-off'],
    ['application-ended', undefined],
    ['offline', 'not-sent'],
  ])('for %s shows the end of the exchange as %s', async (reason, step) => {
    const outcome = Object.entries(reasons).find(([, words]) => words.some((word) => word === reason))?.[0];
    const book = await told(
      folder,
      ['order.intent', intent('a')],
      ['order.outcome', { ...done('a'), outcome, reason }],
    );
    const steps = (await book.report('a'))?.steps.map(({ what }) => what);
    expect(steps).toEqual(['recorded', ...(step ? [step] : []), 'outcome-recorded']);
  });

  it('keeps what was told first', async () => {
    const book = await told(
      folder,
      ['order.intent', intent('a')],
      ['order.intent', intent('a', { notes: 'changed' })],
      ['order.outcome', unknown('a')],
      ['order.outcome', done('a')],
      ['order.penalty', penalty('a')],
      ['order.closed', closed('a')],
      ['order.closed', { ...closed('a'), as: 'took-effect' }],
    );
    expect(await book.report('a')).toMatchObject({
      verdict: { outcome: 'unknown', reason: 'no-answer' },
      outcomeRecord: { seq: 3 },
      closed: { as: 'did-not' },
    });
    expect(await book.report('a')).not.toHaveProperty('notes');
  });
});

describe('the list of unknowns', () => {
  it('holds, newest first, whatever is unknown until it is closed', async () => {
    const book = await told(
      folder,
      ['order.intent', intent('no-outcome')],
      ['order.intent', intent('unknown')],
      ['order.outcome', unknown('unknown')],
      ['order.intent', intent('done')],
      ['order.outcome', done('done')],
      ['order.intent', intent('closed')],
      ['order.outcome', unknown('closed')],
      ['order.closed', closed('closed')],
      ['order.intent', intent('latest')],
    );
    expect((await book.unknowns()).map(({ orderId }) => orderId)).toEqual([
      'latest',
      'unknown',
      'no-outcome',
    ]);
  });
});
