import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channels, type Question, type Questions } from '../../contract/bridge';
import { answerQuestion } from './answer-question';

const goodAsks: { readonly [Q in Question]: Questions[Q]['ask'] } = {
  readDesk: {},
  readEnvironments: {},
  readJournalState: { journal: 'practice' },
  suggestTraders: { environmentId: 'practice', text: 'dana' },
  expireLockout: {
    environmentId: 'practice',
    userId: '1',
    notes: '',
    reasonCode: 'MISTAKE',
    ticket: 'DESK-1',
    secondReason: 'He called again.',
    confirmation: { kind: 'confirmed' },
  },
  cancelPenalty: { orderId: 'o' },
  listUnknowns: { journal: 'practice' },
  closeUnknown: { journal: 'practice', orderId: 'o', as: 'did-not', note: '' },
  readHistory: { journal: 'practice', filter: {}, limit: 50 },
  readHistoryItems: { journal: 'practice', filter: {}, below: 9, from: 0, limit: 50 },
  countHistory: { journal: 'practice', filter: {}, countId: 1 },
  readFilterChoices: { journal: 'practice' },
  readRecord: { journal: 'practice', seq: 1 },
  readRawLine: { journal: 'practice', seq: 1, from: 0 },
  readJournalHealth: { journal: 'practice' },
  verifyJournal: { journal: 'practice', everySignature: true },
  exportHistory: { journal: 'practice', filter: {}, format: 'csv', byteOrderMark: true },
  cancelAuditJob: {},
  acknowledgeAlarm: { journal: 'real', alarmId: 'a', note: 'Seen.' },
  rekeyJournal: { journal: 'real', reason: 'A new computer.' },
  copyText: { text: 'x' },
  readSession: { environmentId: 'demo' },
  pasteToken: { environmentId: 'demo' },
  forgetSession: { environmentId: 'demo' },
  renewSession: { environmentId: 'demo' },
  readSignIn: { environmentId: 'demo' },
  signIn: {
    environmentId: 'demo',
    key: {
      kind: 'typed',
      key: { name: 'n', password: 'p', appId: 'a', appVersion: '1', cid: '8', sec: 's' },
    },
    lastTry: false,
  },
  deleteKeyFile: { environmentId: 'demo' },
  forgetKey: { environmentId: 'demo' },
  setKeyKeeping: { keep: true },
  readSettings: {},
  changeSetting: { name: 'theme', value: 'dark' },
  runPreflight: { environmentId: 'demo' },
  readLog: {},
  exportLog: {},
  showLogFolder: {},
};
const questions = Object.keys(channels) as Question[];

/** Asks with any message and tells whether the answerer was reached. */
async function ask(
  question: Question,
  parts: readonly unknown[],
  fromOurPage = true,
): Promise<{ reply: unknown; reached: boolean }> {
  let reached = false;
  const answerer = (): never => {
    reached = true;
    throw new Error('with a secret in it');
  };
  const reply = await answerQuestion(question, answerer, { fromOurPage, parts }, () => 'F-1');
  return { reply, reached };
}

describe('the bridge', () => {
  it.each(questions)('%s: a good message from our page reaches its answerer', async (question) => {
    const { reply, reached } = await ask(question, [goodAsks[question]]);
    expect(reached).toBe(true);
    expect(reply).toEqual({ kind: 'fault', reference: 'F-1' });
  });

  it.each(questions)('%s: a stranger is refused, whatever it says', async (question) => {
    const { reply, reached } = await ask(question, [goodAsks[question]], false);
    expect(reached).toBe(false);
    expect(reply).toMatchObject({ kind: 'refused', why: 'sender' });
  });

  it.each(questions)('%s: extra members and extra parts are refused', async (question) => {
    for (const parts of [[{ ...goodAsks[question], extra: 1 }], [goodAsks[question], {}], [], [[]]]) {
      const { reply, reached } = await ask(question, parts);
      expect(reached).toBe(false);
      expect(reply).toMatchObject({ kind: 'refused', why: 'shape' });
    }
  });

  it('takes notes past the limit as far as a pasted page goes, so that they hear their own sentence', async () => {
    const long = { ...goodAsks.expireLockout, notes: 'x'.repeat(8193) };
    expect((await ask('expireLockout', [long])).reached).toBe(true);
    const endless = { ...goodAsks.expireLockout, notes: 'x'.repeat(1_000_000) };
    expect((await ask('expireLockout', [endless])).reply).toMatchObject({ kind: 'refused' });
  });

  it('refuses a value of a setting that JSON has no words for', async () => {
    const holdsItself: unknown[] = [];
    holdsItself.push(holdsItself);
    for (const value of [5n, holdsItself, undefined]) {
      const { reply } = await ask('changeSetting', [{ name: 'theme', value }]);
      expect(reply).toMatchObject({ kind: 'refused', why: 'shape' });
    }
  });

  it('never throws, never repeats what a malformed message held', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...questions), fc.anything(), async (question, message) => {
        const { reply, reached } = await ask(question, [{ secret: 'tok-4711-secret', message }]);
        expect(reached).toBe(false);
        expect(JSON.stringify(reply)).not.toContain('tok-4711-secret');
      }),
    );
  });
});
