import { describe, expect, it } from 'vitest';
import {
  closingStops,
  noTrader,
  orderStops,
  unansweredClosing,
  unansweredPress,
  unansweredSentence,
} from './stops';

const fault = { kind: 'fault', reference: 'F-7C1E' } as const;
const refused = { kind: 'refused', why: 'shape', detail: 'notes: expected text' } as const;

describe('a stop', () => {
  it.each(Object.entries(orderStops))(
    '%s says that nothing was recorded or sent, and what to do',
    (_why, sentence) => {
      expect(sentence).toContain('Nothing was sent or recorded.');
      expect(sentence.split('Nothing was sent or recorded.')[1]?.trim()).toMatch(/^[A-Z].+\.$/);
    },
  );

  it('says so too where no trader is chosen', () => {
    expect(noTrader).toContain('Nothing was sent or recorded.');
  });

  it.each(Object.entries(closingStops))(
    'of a closing, %s says whether anything changed',
    (_why, sentence) => {
      expect(sentence).toMatch(/Nothing was recorded; the order stays open\.|Nothing was changed/);
    },
  );
});

describe('a question without an answer', () => {
  it('names the reference of a fault', () => {
    for (const words of [unansweredSentence, unansweredPress, unansweredClosing]) {
      expect(words(fault)).toContain('F-7C1E');
    }
  });

  it('never claims that a press which ended in a fault was not sent', () => {
    expect(unansweredPress(fault)).toContain('It is not known whether the order was sent');
    expect(unansweredPress(fault)).not.toContain('Nothing was');
  });

  it('says that a refused press did nothing', () => {
    expect(unansweredPress(refused)).toContain('Nothing was sent or recorded.');
  });
});
