import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyFolderName } from './folder-name';

const id = '01900000-0000-7000-8000-000000000001';
const name = (host: string, osUser: string, journalId = id): string =>
  copyFolderName({ host, osUser, journalId });

describe('the name of a copy’s folder', () => {
  it('is made of computer, account and journal', () => {
    expect(name('NG-DESK-07', 'dana')).toBe(`NG-DESK-07-dana-${id}`);
    expect(name('desk.acme.example', 'd_1')).toBe(`desk.acme.example-d_1-${id}`);
  });

  it.each([
    ['Müller', /^h-M_ller\+[0-9a-f]{8}-/],
    ['ACME\\dana', /^h-ACME_dana\+[0-9a-f]{8}-/],
    ['../..', /^h-\.\._\.\.\+[0-9a-f]{8}-/],
    ['', /^h-\+[0-9a-f]{8}-/],
    ['x'.repeat(300), /^h-x{40}\+[0-9a-f]{8}-/],
    ['eu-dana', /^h-eu-dana\+[0-9a-f]{8}-/],
  ])('has no characters of an account %j that a file system could refuse', (osUser, expected) => {
    expect(name('h', osUser)).toMatch(expected);
  });

  it.each([
    ['Müller', 'Möller'],
    ['a/b', 'a_b'],
    ['x'.repeat(50), 'x'.repeat(51)],
  ])('is another one for %j and %j', (one, other) => {
    expect(name('h', one)).not.toBe(name('h', other));
    expect(name(one, 'u')).not.toBe(name(other, 'u'));
  });

  it('of different owners is different, and always one name that every file system takes', () => {
    const part = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-c+_-]{0,4}$/));
    const owner = fc.record({ host: part, osUser: part, journalId: fc.constantFrom(id, '../x', '') });
    fc.assert(
      fc.property(owner, owner, (one, other) => {
        expect(copyFolderName(one)).toMatch(/^[A-Za-z0-9._+-]{3,150}$/);
        const same =
          one.host === other.host && one.osUser === other.osUser && one.journalId === other.journalId;
        if (!same) expect(copyFolderName(one)).not.toBe(copyFolderName(other));
      }),
      { numRuns: 2000 },
    );
  });
});
