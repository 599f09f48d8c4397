import { describe, expect, it } from 'vitest';
import { keyParts } from '../../contract/sign-in';
import { examples } from './example-sessions';
import { fields, inFields, openSignIn, settle, submit, typedKey, typeKey } from './opened-sign-in';

describe('a typed key', () => {
  it.each<[string, (dialog: Awaited<ReturnType<typeof openSignIn>>) => void]>([
    [
      'it came off',
      ({ bridge }) =>
        bridge.answer({ kind: 'signed-in', session: examples.kept, key: 'kept', recorded: true }),
    ],
    [
      'the key is wrong',
      ({ bridge }) => bridge.answer({ kind: 'failed', why: 'credentials', tries: { left: 4 } }),
    ],
    ['nothing was sent', ({ bridge }) => bridge.answer({ kind: 'stopped', why: 'busy' })],
    ['the application has a fault', ({ bridge }) => bridge.reply({ kind: 'fault', reference: 'F-1' })],
    ['no answer comes', () => undefined],
  ])('is out of the fields and of the page at once when it is sent, where %s', async (_what, come) => {
    const dialog = await openSignIn();
    dialog.controller.way = 'typed';
    await settle();
    await typeKey();
    expect(inFields()).toEqual(keyParts.map((part) => typedKey[part]));
    await submit();
    expect(dialog.bridge.signIn).toHaveBeenCalledExactlyOnceWith({
      environmentId: 'demo',
      key: { kind: 'typed', key: typedKey },
      lastTry: false,
    });
    // At the moment of sending there was nothing in any field any more.
    expect(dialog.bridge.whenSent).toEqual(['', '', '', '', '', '']);
    expect(Object.values(dialog.controller.typed)).toEqual(['', '', '', '', '', '']);
    come(dialog);
    await settle();
    await dialog.follow();
    for (const text of [document.documentElement.outerHTML, JSON.stringify(dialog.controller)])
      for (const secret of [typedKey.password, typedKey.sec, typedKey.name])
        expect(text).not.toContain(secret);
    expect(inFields().every((value) => value === '')).toBe(true);
  });

  it('has its typedKey in fields that show, complete and check nothing', async () => {
    const dialog = await openSignIn();
    dialog.controller.way = 'typed';
    await settle();
    const types = fields().map((input) => [input.name, input.type]);
    expect(types).toEqual([
      ['name', 'text'],
      ['password', 'password'],
      ['appId', 'text'],
      ['appVersion', 'text'],
      ['cid', 'text'],
      ['sec', 'password'],
    ]);
    for (const input of fields()) {
      expect(input.getAttribute('autocomplete')).toBe('off');
      expect(input.getAttribute('spellcheck')).toBe('false');
    }
  });

  it('is forgotten when the dialog is left', async () => {
    const { controller } = await openSignIn();
    controller.fill(typedKey);
    controller.leave();
    expect(controller.stage.kind).toBe('idle');
    expect(Object.values(controller.typed)).toEqual(['', '', '', '', '', '']);
  });
});
