import { describe, expect, it } from 'vitest';
import { builtInEnvironments } from './environments';

describe('the built-in environments', () => {
  it('are the practice desk, the two production servers and the two staging ones', () => {
    expect(builtInEnvironments.map(({ id, kind, baseUrl }) => [id, kind, baseUrl])).toEqual([
      ['practice', 'practice', undefined],
      ['demo', 'demo', 'https://demo.tradovateapi.com/v1'],
      ['live', 'live', 'https://live.tradovateapi.com/v1'],
      ['staging-demo', 'demo', 'https://demo-api.staging.ninjatrader.dev/v1'],
      ['staging-live', 'live', 'https://live-api.staging.ninjatrader.dev/v1'],
    ]);
  });

  it('can be told apart by id, name and word', () => {
    for (const key of ['id', 'name', 'word'] as const) {
      expect(new Set(builtInEnvironments.map((environment) => environment[key])).size).toBe(
        builtInEnvironments.length,
      );
    }
  });

  it('say on the badge when they are staging, in capitals', () => {
    for (const { id, word } of builtInEnvironments) {
      expect(word).toBe(word.toUpperCase());
      expect(word.startsWith('STAGING')).toBe(id.startsWith('staging'));
    }
  });

  it('are reached by HTTPS alone, at an address that a path can be put behind', () => {
    const real = builtInEnvironments.filter(({ kind }) => kind !== 'practice');
    for (const { baseUrl = '' } of real) {
      expect(new URL(baseUrl)).toMatchObject({ protocol: 'https:', search: '', hash: '', username: '' });
      expect(baseUrl).not.toMatch(/\/$/);
    }
  });
});
