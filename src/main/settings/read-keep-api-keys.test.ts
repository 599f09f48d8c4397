import { describe, expect, it } from 'vitest';
import type { PolicyView } from '../../contract/settings';
import { parsePolicy } from './parse-policy';
import type { Trust } from './policy-trust';

const parse = (policy: unknown, trust: Trust = { kind: 'trusted' }): PolicyView =>
  parsePolicy('/etc/lockout-desk/policy.json', Buffer.from(JSON.stringify(policy)), trust, 'linux');

describe('a policy about the keeping of API keys', () => {
  it.each([
    [{ enforced: { keepApiKeys: false } }, { keep: false, isEnforced: true }],
    [{ enforced: { keepApiKeys: true } }, { keep: true, isEnforced: true }],
    [{ defaults: { keepApiKeys: false } }, { keep: false, isEnforced: false }],
    [
      { defaults: { keepApiKeys: true }, enforced: { keepApiKeys: false } },
      { keep: false, isEnforced: true },
    ],
    [
      { enforced: { keepApiKeys: false }, defaults: { keepApiKeys: true } },
      { keep: false, isEnforced: true },
    ],
  ])('that says %j counts as %j', (said, keepApiKeys) => {
    const view = parse({ version: 1, ...said });
    expect(view.values).toEqual({ environments: [], keepApiKeys });
    expect(view.problems).toEqual([]);
  });

  it.each(['false', 0, null, [false]])('that says %j is told and counts for nothing', (value) => {
    const view = parse({ version: 1, enforced: { keepApiKeys: value } });
    expect(view.values).toEqual({ environments: [] });
    expect(view.problems).toMatchObject([{ key: 'enforced.keepApiKeys' }]);
  });

  it('that others could have written may end it, and not begin it', () => {
    const others = { kind: 'may-only-restrict', why: 'Others can write it.' } as const;
    const ends = parse({ version: 1, enforced: { keepApiKeys: false } }, others);
    expect(ends.values.keepApiKeys).toEqual({ keep: false, isEnforced: true });
    const begins = parse({ version: 1, enforced: { keepApiKeys: true } }, others);
    expect(begins.values.keepApiKeys).toBeUndefined();
    expect(begins.problems).toHaveLength(1);
  });
});
