import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasDuplicateMembers } from './duplicate-members';

describe('members named twice', () => {
  it.each([
    ['{"a":1,"a":2}', true],
    ['{"a":1,"\\u0061":2}', true],
    ['{"a":{"b":1,"c":[{"d":1,"d":1}]}}', true],
    ['[{"":0,"":0}]', true],
    ['{"a":[],"b":{},"a":0}', true],
    ['{"__proto__":1,"__proto__":2}', true],
    ['{"a":1,"A":2}', false],
    ['{"a":{"a":{"a":"a"}}}', false],
    ['[{"a":1},{"a":2}]', false],
    ['{"a":"b\\",\\"a","b":["a","a"]}', false],
    ['["a","a"]', false],
    ['"a"', false],
  ])('%s: %s', (json, twice) => {
    expect(hasDuplicateMembers(json)).toBe(twice);
  });

  it('finds none in what JSON.stringify writes, and one in any object that is given a member once more', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(), (object, pick) => {
        const json = JSON.stringify(object);
        const names = Object.keys(object);
        const name = JSON.stringify(names[pick % names.length]);
        expect(hasDuplicateMembers(json)).toBe(false);
        expect(hasDuplicateMembers(`[0,${json.slice(0, -1)},${name}:0}]`)).toBe(true);
      }),
    );
  });

  it('reads the deepest nesting that a line can hold', () => {
    const depth = 30_000;
    expect(hasDuplicateMembers('['.repeat(depth) + ']'.repeat(depth))).toBe(false);
  });
});
