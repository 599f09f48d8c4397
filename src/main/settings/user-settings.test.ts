import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkUserFile, parseUserFile, readUserFile, userFileText } from './user-settings';

const around = { platform: 'linux', environments: [] } as const;
const says = (text: string): ReturnType<typeof checkUserFile> => checkUserFile(parseUserFile(text), around);

describe('the user’s own file', () => {
  it('that is not there says nothing, and that is no problem', () => {
    expect(parseUserFile(undefined)).toEqual({ members: new Map(), mayWrite: true });
  });

  it('says what the user chose, member by member: a wrong one leaves the others', () => {
    const read = says('{"version":1,"settings":{"theme":"dark","retype":"never","coolingOffMinutes":5}}');
    expect(read).toEqual({
      says: {
        theme: { kind: 'good', value: 'dark' },
        retype: { kind: 'wrong', sentence: expect.stringContaining('"everywhere"') },
        coolingOffMinutes: { kind: 'good', value: 5 },
      },
    });
  });

  it('of the version before there was a list still says whether keys are kept', () => {
    expect(says('{"version":1,"keepApiKeys":false}').says).toEqual({
      keepApiKeys: { kind: 'good', value: false },
    });
  });

  it('that says nothing but its version is no problem', () => {
    expect(says('{"version":1}')).toEqual({ says: {} });
  });

  it('of a newer version counts for nothing and is left as it is', () => {
    const file = parseUserFile('{"version":2,"settings":{"theme":"dark"}}');
    expect(file).toMatchObject({ members: new Map(), mayWrite: false });
    expect(file.problem).toContain('newer version');
  });

  it.each(['', 'null', '[]', '{"version":0,"settings":{}}', '{"version":1,"settings":[', '\u0000'])(
    'that holds %j counts for nothing, which is said, and may be written anew',
    (text) => {
      expect(parseUserFile(text)).toMatchObject({ members: new Map(), mayWrite: true, unread: text });
      expect(says(text).problem).toContain('can’t be read');
    },
  );

  it('that the disk refuses is told with the system’s word, and never written', async () => {
    const read = async (): Promise<never> => {
      throw Object.assign(new Error('no'), { code: 'EACCES' });
    };
    const file = await readUserFile({ read });
    expect(file.mayWrite).toBe(false);
    expect(file.problem).toContain('EACCES');
  });

  it('has its first three strangers named, and the others counted', () => {
    const { problem } = says('{"version":1,"settings":{"a":1,"b":1,"environments":[],"d":1,"e":1}}');
    expect(problem).toMatch(/“a” .*“b” .*“environments” is not the user’s.*2 more/);
  });

  it('is read as it was written, whatever it holds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true }), (settings) => {
        const members = new Map(Object.entries(JSON.parse(JSON.stringify(settings)) as object));
        expect(parseUserFile(userFileText(members)).members).toEqual(members);
      }),
    );
  });

  it('of any text is read without throwing', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        for (const checked of Object.values(says(text).says))
          expect(['good', 'wrong']).toContain(checked.kind);
      }),
    );
  });
});
