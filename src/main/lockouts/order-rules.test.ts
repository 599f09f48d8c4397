import { describe, expect, it } from 'vitest';
import type { EnvironmentView } from '../../contract/environments';
import type { OrderRequest, StopWord } from '../../contract/lockouts';
import type { Trader } from '../../contract/traders';
import { brokenForm, brokenPromise } from './order-rules';

const practice: EnvironmentView = {
  id: 'practice',
  name: 'Practice',
  word: 'PRACTICE',
  kind: 'practice',
  source: 'built-in',
};
const live: EnvironmentView = { ...practice, id: 'live', kind: 'live', baseUrl: 'https://live.example/v1' };
const dana: Trader = { userId: '77', name: 'Dana Whitfield', source: 'sample' };
const good: OrderRequest = {
  environmentId: 'practice',
  userId: '77',
  shownName: 'Dana Whitfield',
  notes: '',
  confirmation: { kind: 'confirmed' },
};
const retyped = (userId: string): Partial<OrderRequest> => ({ confirmation: { kind: 'retyped', userId } });

describe('the rules that one call must keep', () => {
  it.each<[string, Partial<OrderRequest>, EnvironmentView | undefined, StopWord | undefined]>([
    ['a confirmed order in practice passes', {}, practice, undefined],
    ['no such environment', {}, undefined, 'environment-not-known'],
    ['an id of zero', { userId: '0' }, practice, 'user-id'],
    ['an id above int64', { userId: '9223372036854775808' }, practice, 'user-id'],
    ['8192 units of notes pass', { notes: 'x'.repeat(8192) }, practice, undefined],
    ['8193 do not', { notes: 'x'.repeat(8193) }, practice, 'notes-too-long'],
    ['half a character', { notes: '\ud83d' }, practice, 'notes-not-text'],
    ['another name than was shown', { shownName: 'Dana White' }, practice, 'name-changed'],
    ['no name though one is known', { shownName: undefined as never }, practice, 'name-changed'],
    ['live needs the id typed again', {}, live, 'not-confirmed'],
    ['live with the id typed again passes', retyped('77'), live, undefined],
    ['live with another id', retyped('78'), live, 'retyped-differs'],
    ['live with a space after the id', retyped('77 '), live, 'retyped-differs'],
    ['a second typing that differs counts in practice too', retyped('7'), practice, 'retyped-differs'],
  ])('%s', (_what, over, environment, word) => {
    const request = { ...good, ...over };
    const promise = environment && brokenPromise(request, environment, dana, { retype: 'live' });
    expect(brokenForm(request, environment) ?? promise).toBe(word);
  });
});
