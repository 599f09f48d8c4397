import { expect, it } from 'vitest';

import { lookInTurn } from './kept-in-keychain';
import { emptySeat, type Engine, type Seat } from './seat';

const environment = { id: 'demo', name: 'Demo', kind: 'demo', baseUrl: 'https://demo.example/v1' };

/** An engine over a keychain that answers when it is told to; of the engine there is what a look needs, and no more. */
function slow() {
  const answers: ((answer: { readonly kind: 'absent' }) => void)[] = [];
  const read = (): Promise<{ readonly kind: 'absent' }> => new Promise((resolve) => answers.push(resolve));
  const engine = { tools: { keychain: { read } } } as unknown as Engine;
  const next = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    answers.shift()?.({ kind: 'absent' });
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { engine, seat: emptySeat(environment as Seat['environment']), answers, next };
}

it('whoever asks while the keychain is silent hears its one answer, and not one after another', async () => {
  const { engine, seat, answers, next } = slow();
  const asked = [lookInTurn(engine, seat), lookInTurn(engine, seat), lookInTurn(engine, seat)];
  await next();
  expect(await Promise.all(asked)).toEqual(Array(3).fill({ kind: 'none' }));
  expect(answers).toHaveLength(0);
  const later = lookInTurn(engine, seat);
  await next();
  expect(await later).toEqual({ kind: 'none' });
});

it('whoever asks after a change was asked for looks after that change', async () => {
  const { engine, seat, next } = slow();
  const order: string[] = [];
  const before = lookInTurn(engine, seat).then(() => order.push('before'));
  const change = seat.inTurn(async () => order.push('change'));
  const after = lookInTurn(engine, seat).then(() => order.push('after'));
  await next();
  await next();
  await Promise.all([before, change, after]);
  expect(order).toEqual(['before', 'change', 'after']);
});
