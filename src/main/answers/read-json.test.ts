import { LosslessNumber } from 'lossless-json';
import { describe, expect, it } from 'vitest';
import { readJsonObject } from './read-json';

describe('a JSON object from a stranger', () => {
  it.each([
    ['{}', {}],
    [' \r\n\t{ "ok" : true } \n', { ok: true }],
    ['{"a":{"x":1},"b":{"x":1}}', { a: { x: new LosslessNumber('1') }, b: { x: new LosslessNumber('1') } }],
    ['{"a":"b","b":"a"}', { a: 'b', b: 'a' }],
    ['{"a":["a","a",{"a":"a"}]}', { a: ['a', 'a', { a: 'a' }] }],
    ['{"a":"\\"a\\":","b":"\\\\"}', { a: '"a":', b: '\\' }],
  ])('%s is read', (text, object) => {
    expect(readJsonObject(text)).toEqual(object);
  });

  it('keeps every digit of a number', () => {
    expect(String(readJsonObject('{"id":9223372036854775807}')?.['id'])).toBe('9223372036854775807');
    expect(String(readJsonObject('{"id":1.10e0}')?.['id'])).toBe('1.10e0');
  });

  it('takes names of the language for plain names', () => {
    expect(readJsonObject('{"__proto__":{"ok":true}}')?.['ok']).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['another value', '15'],
    ['a list', '[{"ok":true}]'],
    ['a cut object', '{"ok":tr'],
    ['two objects', '{"ok":true}{"ok":true}'],
    ['something after it', '{"ok":true},'],
    ['a zero character after it', '{"ok":true}\u0000'],
    ['a comment', '{"ok":true}//'],
    ['a comma too many', '{"ok":true,}'],
    ['other quotes', "{'ok':true}"],
    ['no quotes', '{ok:true}'],
    ['other words', '{"ok":True}'],
    ['a byte order mark', '\ufeff{"ok":true}'],
    ['a number with a leading zero', '{"n":01}'],
    ['a control character in a text', '{"t":"\n"}'],
    ['a broken escape', '{"t":"\\u12"}'],
    ['a name twice', '{"ok":false,"ok":true}'],
    ['a name twice with equal values', '{"ok":true,"ok":true}'],
    ['a name twice, once escaped', '{"ok":true,"\\u006fk":true}'],
    ['a name twice, far from its colon', `{"ok":true,"ok"${' '.repeat(100)}:true}`],
    ['a name twice further down', '{"ok":true,"a":{"b":1,"b":1}}'],
    ['a name twice within a list', '{"ok":true,"a":[{"b":[],"b":[]}]}'],
    ['a name twice around an object', '{"a":{"b":1},"c":[{"a":1}],"a":{"b":1}}'],
    ['a name of the language twice', '{"__proto__":1,"__proto__":1}'],
    ['too deep nesting', `{"a":${'['.repeat(32)}${']'.repeat(32)}}`],
    ['too long a text', `{"a":"${'x'.repeat(256 * 1024)}"}`],
  ])('is not read from %s', (_what, text) => {
    expect(readJsonObject(text)).toBeUndefined();
  });
});
