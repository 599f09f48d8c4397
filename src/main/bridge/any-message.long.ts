import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyClone, anyMessage, mark } from '../../../tests/e2e/any-message';
import { answerQuestion } from './answer-question';

const noFault = (): string => {
  throw new Error('A fault was reported where nothing failed.');
};

describe('messages of every shape that one process can send another', () => {
  it('are answered or refused, never thrown back, and a refusal repeats nothing of them', async () => {
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(anyMessage(anyClone), fc.boolean(), async ([question, message], fromOurPage) => {
        let reached = false;
        const answerer = (): never => {
          reached = true;
          // An answerer that says nothing: what a question's answer is does not matter here.
          return undefined as never;
        };
        const from = { fromOurPage, parts: [message] };
        const reply = await answerQuestion(question, answerer, from, noFault);
        expect(reply.kind).toBe(reached ? 'answer' : 'refused');
        if (!fromOurPage) expect(reached).toBe(false);
        if (!reached) expect(JSON.stringify(reply)).not.toContain(mark);
        answered += Number(reached);
      }),
      { numRuns: 100_000 },
    );
    expect(answered).toBeGreaterThan(500);
  });
});
