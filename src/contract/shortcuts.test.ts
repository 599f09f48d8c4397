import { expect, it } from 'vitest';
import { shortcuts } from './shortcuts';

it('no two commands have the same keys, and none has a key alone that somebody types', () => {
  const keys = Object.values(shortcuts);
  expect(new Set(keys).size).toBe(keys.length);
  for (const one of keys) expect(one).toMatch(/^(CmdOrCtrl\+[\dA-Z/]|F\d)$/);
});
