import { describe, expect, it } from 'vitest';
import type { EffectiveSettings, SettingSource } from '../../contract/settings';
import {
  closingStops,
  orderStop,
  orderStops,
  unansweredClosing,
  unansweredPress,
  unansweredSentence,
} from './stops';
import { words } from '../../words/words';
import { settingStops } from './setting-stops';

const { noTrader } = words.orderStops;

const fault = { kind: 'fault', reference: 'F-7C1E' } as const;
const refused = { kind: 'refused', why: 'shape', detail: 'notes: expected text' } as const;

describe('a stop by the settings', () => {
  it.each(settingStops)('for %s says who asks, that nothing happened, and what to do', (why) => {
    const sentence = orderStop(why, undefined);
    expect(sentence).toMatch(/^A setting .+\. Nothing was sent or recorded\. [A-Z].+\.$/);
  });

  it('names the organization where its policy asks, and the user where the user does', () => {
    const by = (source: SettingSource): string =>
      orderStop('notes-missing', { notesRequired: { value: true, source } } as unknown as EffectiveSettings);
    expect(by('enforced')).toMatch(/^Your organization asks for notes/);
    expect(by('user')).toMatch(/^A setting of your own asks for notes/);
    expect(by('broken')).toContain('policy can’t be read');
  });
});

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
