import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInEnvironments, type Environment } from '../../contract/environments';
import { checkBaseUrl, checkId, checkKind, checkName, kindFault, nameKey } from './environment-rules';

const own: Environment = { id: 'acme', name: 'Acme Gateway', word: 'ACME GATEWAY', kind: 'live' };
const taken = [...builtInEnvironments, own];

describe('an environment’s id', () => {
  it.each(['a', '0', 'eu-west-1', 'demo2', 'a-', 'a'.repeat(32)])('may be %j', (id) => {
    expect(checkId(id, taken)).toEqual({ kind: 'good', value: id });
  });

  it.each([
    '',
    '-a',
    'A',
    'a_b',
    'a.b',
    'a b',
    'a\n',
    'ä',
    'a'.repeat(33),
    '../x',
    7,
    null,
    undefined,
    ['a'],
  ])('may not be %j', (id) => {
    expect(checkId(id, taken).kind).toBe('wrong');
  });

  it.each(['acme', ...builtInEnvironments.map(({ id }) => id)])('may not be %s, which is taken', (id) => {
    expect(checkId(id, taken).kind).toBe('wrong');
  });
});

describe('an environment’s name', () => {
  it.each(['A', 'Acme EU', '7', 'Demo 2', 'Über (Köln)', 'Боевой', '本番', 'x'.repeat(40), '🙂 Acme'])(
    'may be %j',
    (name) => {
      expect(checkName(name, taken)).toEqual({ kind: 'good', value: name });
    },
  );

  it.each([
    ['nothing', ''],
    ['41 characters', 'x'.repeat(41)],
    ['no text', 7],
    ['missing', undefined],
    ['a space around it', ' Acme'],
    ['two spaces in a row', 'Acme  EU'],
    ['a tab', 'Acme\tEU'],
    ['a line break', 'Acme\nEU'],
    ['a control character', 'Acme\u0000'],
    ['a bidi override', 'Acme \u202eevil'],
    ['a bidi isolate', 'Acme \u2066x\u2069'],
    ['a space of no width', 'Ac\u200bme'],
    ['a no-break space', 'Acme\u00a0EU'],
    ['a filler letter', 'Acme\u3164'],
    ['a variation selector', 'Acme\ufe0f'],
    ['half a character', 'Acme \ud83d'],
    ['punctuation alone', '--'],
    ['the name of a built-in one', 'Demo'],
    ['another case of it', 'dEMO'],
    ['spaces in it', 'De mo'],
    ['punctuation about it', '(Live)'],
    ['hyphens for spaces', 'staging-demo'],
    ['wide letters', '\uff24\uff25\uff2d\uff2f'],
    ['an accent', 'Dém\u00f6'],
    ['a line through it', 'D\u0336e\u0336m\u0336o\u0336'],
    ['an i whose capital is the same', 'L\u0131ve'],
    ['Cyrillic letters among Latin ones', 'D\u0435m\u043e'],
    ['Greek letters among Latin ones', 'Pr\u03b1ctice'],
    ['the name of one before it', 'ACME gateway'],
  ])('may not be %s: %j', (_, name) => {
    expect(checkName(name, taken).kind).toBe('wrong');
  });

  it('never makes a badge that a built-in one has', () => {
    const letters = fc.constantFrom(...'DEMOdemoLIVElivepracticeıſéÖ -.K'.split(''), '\u0301', 'ﬁ', 'Ｄ');
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 10 }), (name) => {
        const checked = checkName(name, taken);
        if (checked.kind === 'wrong') return;
        const badges = taken.map(({ word }) => nameKey(word));
        expect(badges).not.toContain(nameKey(checked.value.toUpperCase()));
      }),
    );
  });
});

describe('an environment’s kind', () => {
  it('is demo or live', () => {
    expect(checkKind('demo')).toEqual({ kind: 'good', value: 'demo' });
    expect(checkKind('live')).toEqual({ kind: 'good', value: 'live' });
    for (const kind of ['practice', 'Live', '', undefined, 1]) expect(checkKind(kind).kind).toBe('wrong');
  });

  it('is on a built-in host the kind that it has', () => {
    expect(kindFault('demo', 'https://live.tradovateapi.com/v2')).toContain('must be "live"');
    expect(kindFault('live', 'https://demo.tradovateapi.com:8443')).toContain('must be "demo"');
    expect(kindFault('live', 'https://live.tradovateapi.com/v2')).toBeUndefined();
    expect(kindFault('demo', 'https://gateway.acme.example')).toBeUndefined();
  });
});

describe('an environment’s address', () => {
  it.each([
    ['https://acme.example', 'https://acme.example'],
    ['https://acme.example/', 'https://acme.example'],
    ['https://acme.example/v1/', 'https://acme.example/v1'],
    ['https://acme.example/v1//', 'https://acme.example/v1'],
    ['https://ACME.example:443/V1', 'https://acme.example/V1'],
    ['https://acme.example:8443/v1', 'https://acme.example:8443/v1'],
    ['https://10.0.0.7:8443/v1', 'https://10.0.0.7:8443/v1'],
    ['https://[::1]:8443', 'https://[::1]:8443'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ])('%s is kept as %s', (address, value) => {
    expect(checkBaseUrl(address)).toEqual({ kind: 'good', value });
  });

  it.each([
    'http://acme.example',
    'HTTP://acme.example',
    'ftp://acme.example',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '//acme.example',
    'acme.example',
    'https:acme.example',
    'https:/acme.example',
    'https://',
    'https:///acme.example',
    'https://:443',
    'https://acme.example.',
    'https://user@acme.example',
    'https://user:word@acme.example',
    'https://@acme.example',
    'https://acme.example?x=1',
    'https://acme.example/?',
    'https://acme.example/#',
    'https://acme.example/v1#x',
    'https://acme.example\\@evil.example',
    ' https://acme.example',
    'https://acme.example\n',
    'https://ac\tme.example',
    'https://acme.example:99999',
    'https://%00.example',
    'https://%61.example',
    'https://{a}.example',
    'https://1',
    'https://0x7f.1/v1',
    'https://2130706433',
    'https://a..example',
    'https://*.example',
    `https://acme.example/${'x'.repeat(500)}`,
    '',
    7,
    undefined,
  ])('%j is refused', (address) => {
    expect(checkBaseUrl(address).kind).toBe('wrong');
  });

  it('that is kept is a plain https one, whatever was given, and is kept as it is the next time', () => {
    const noise = fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.string({ unit: fc.constantFrom(...'/\\@?#:.%ax '.split('')) }).map((rest) => `https://${rest}`),
      fc.string(),
    );
    fc.assert(
      fc.property(noise, (address) => {
        const checked = checkBaseUrl(address);
        if (checked.kind === 'wrong') return;
        const plain = { protocol: 'https:', username: '', password: '', search: '', hash: '' };
        expect(new URL(checked.value)).toMatchObject(plain);
        expect(checked.value).not.toMatch(/[?#@\s]|\/$/);
        expect(checked.value).toMatch(/^https:\/\/[[\w-]/);
        expect(checkBaseUrl(checked.value)).toEqual(checked);
      }),
    );
  });
});
