import { fireEvent, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { keyParts, type Tries } from '../../contract/sign-in';
import { examples } from './example-sessions';
import { demo, inFields, openedAt, openSignIn, settle, submit, typedKey } from './opened-sign-in';

const stillOpen = { kind: 'failed', why: 'credentials', tries: { left: 4 } } as const;

afterEach(() => void vi.useRealTimers());

describe('the dialog of a sign-in', () => {
  it('names the environment, its host and the tries left, and begins with the key that is kept', async () => {
    const { controller } = await openSignIn({ hasKey: true });
    expect(screen.getByRole('dialog').textContent).toMatch(
      /Sign in to Demo.*demo\.example.*5 of 5 tries left/s,
    );
    expect(controller.way).toBe('kept');
    expect(screen.getAllByRole('radio')).toHaveLength(3);
  });

  it('offers no kept key where none is kept', async () => {
    const { controller } = await openSignIn();
    expect(controller.way).toBe('file');
    expect(screen.queryByText('Use the kept key')).toBeNull();
    expect(screen.getByRole('button', { name: 'Choose the key file…' })).toBeTruthy();
  });

  it('sends one sign-in, is not left while it is under way, and hands over what came of it', async () => {
    const dialog = await openSignIn();
    const { controller, bridge, onSignedIn } = dialog;
    await Promise.all([submit(), submit()]);
    await dialog.follow();
    expect(bridge.signIn).toHaveBeenCalledExactlyOnceWith({
      environmentId: 'demo',
      key: { kind: 'file' },
      lastTry: false,
    });
    expect(screen.getByRole('button', { name: 'Cancel' }).getAttribute('aria-disabled')).toBe('true');
    await fireEvent.keyDown(screen.getByRole('dialog'), { key: 'Escape' });
    controller.leave();
    expect(controller.stage.kind).toBe('under-way');
    bridge.answer({
      kind: 'signed-in',
      session: examples.kept,
      key: 'kept',
      file: 'key.json',
      recorded: true,
    });
    await settle();
    expect(controller.stage.kind).toBe('idle');
    expect(onSignedIn).toHaveBeenCalledExactlyOnceWith('demo', expect.objectContaining({ file: 'key.json' }));
  });

  it('says what failed as an alert, the server’s words as text, and the tries that are left then', async () => {
    const dialog = await openSignIn();
    await submit();
    dialog.bridge.view = {
      ...dialog.bridge.view,
      ...{ tries: { left: 4, nextAt: '2026-11-23T15:00:00.000Z' } },
    };
    dialog.bridge.answer({ ...stillOpen, serverText: '<img src=x> no' });
    await settle();
    await dialog.follow();
    expect(screen.getByRole('alert').textContent).toContain(
      'Not signed in: the server does not accept this key.',
    );
    expect(screen.getByText('<img src=x> no')).toBeTruthy();
    expect(document.querySelector('img')).toBeNull();
    expect(document.querySelector('[data-tries="4"]')?.textContent).toContain('everybody who shares');
  });

  it('says that no file was chosen', async () => {
    const dialog = await openSignIn();
    await submit();
    dialog.bridge.answer({ kind: 'cancelled' });
    await settle();
    await dialog.follow();
    expect(screen.getByRole('alert').textContent).toContain('No file was chosen. Nothing was sent');
  });

  it('asks before the hour’s last try is used, and sends only then', async () => {
    const dialog = await openSignIn({ tries: { left: 1 } });
    dialog.controller.fill(typedKey);
    await settle();
    await submit();
    await dialog.follow();
    expect(dialog.bridge.signIn).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toContain('This is the last try of this hour.');
    await fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    await dialog.follow();
    expect(inFields()).toEqual(keyParts.map((part) => typedKey[part]));
    await submit();
    await dialog.follow();
    await fireEvent.click(screen.getByRole('button', { name: 'Use the last try' }));
    expect(dialog.bridge.signIn).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ key: { kind: 'typed', key: typedKey }, lastTry: true }),
    );
  });

  it('asks for the last try where the main process alone knows of it', async () => {
    const dialog = await openSignIn();
    await submit();
    dialog.bridge.answer({ kind: 'stopped', why: 'last-try', tries: { left: 1 } });
    await settle();
    expect(dialog.controller.stage.kind).toBe('last-try');
    void dialog.controller.useLastTry();
    expect(dialog.bridge.signIn).toHaveBeenLastCalledWith(expect.objectContaining({ lastTry: true }));
  });

  it.each<[string, Tries]>([
    ['no try is left', { left: 0, nextAt: '2026-11-23T14:30:00.000Z' }],
    ['the server asked to wait', { left: 4, waitUntil: '2026-11-23T15:00:00.000Z' }],
  ])('sends nothing while %s, and goes on by asking anew once it is over', async (_what, tries) => {
    vi.useFakeTimers({ now: openedAt, toFake: ['Date', 'setInterval', 'clearInterval'] });
    const dialog = await openSignIn({ tries });
    await submit();
    expect(dialog.bridge.signIn).not.toHaveBeenCalled();
    expect(screen.getByRole('button', { name: 'Choose the key file…' }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    dialog.bridge.view = { ...dialog.bridge.view, ...{ tries: { left: 5 } } };
    vi.advanceTimersByTime(61 * 60_000);
    await settle();
    await dialog.follow();
    expect(document.querySelector('[data-tries="5"]')).not.toBeNull();
  });

  it('changes the keeping of keys with the sign-in, and nothing when it is cancelled', async () => {
    const { controller, bridge } = await openSignIn();
    await fireEvent.click(screen.getByRole('checkbox'));
    await settle();
    expect(screen.getByRole<HTMLInputElement>('checkbox').checked).toBe(false);
    controller.leave();
    expect(bridge.setKeyKeeping).not.toHaveBeenCalled();
    await controller.ask(demo);
    expect(controller.keep).toBe(true);
    controller.setKeeping(false);
    void controller.press();
    await vi.waitFor(() => expect(bridge.signIn).toHaveBeenCalledOnce());
    expect(bridge.setKeyKeeping).toHaveBeenCalledExactlyOnceWith({ keep: false });
    const [set] = bridge.setKeyKeeping.mock.invocationCallOrder;
    expect(set).toBeLessThan(bridge.signIn.mock.invocationCallOrder[0] ?? 0);
  });

  it('uses a kept key before it is removed', async () => {
    const { controller, bridge, onSignedIn } = await openSignIn({ hasKey: true });
    controller.setKeeping(false);
    void controller.press();
    expect(bridge.signIn).toHaveBeenCalledOnce();
    expect(bridge.setKeyKeeping).not.toHaveBeenCalled();
    bridge.answer({ kind: 'signed-in', session: examples.kept, key: 'kept', recorded: true });
    await vi.waitFor(() => expect(bridge.setKeyKeeping).toHaveBeenCalledExactlyOnceWith({ keep: false }));
    const gone = expect.objectContaining({ key: 'not-kept' });
    await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalledWith('demo', gone));
  });

  it('neither sends nor empties a typed key with a part missing, or a cid that is no number', async () => {
    const { controller, bridge } = await openSignIn({ tries: { left: 1 } });
    controller.way = 'typed';
    const parts = { name: 'n', password: 'p', appId: 'a', appVersion: '1', cid: 'abc' };
    Object.assign(controller.typed, parts);
    await controller.press();
    const said = { text: expect.stringContaining('cid, sec') };
    expect(controller.stage).toMatchObject({ kind: 'asking', said });
    expect(controller.typed.password).toBe('p');
    expect(bridge.signIn).not.toHaveBeenCalled();
  });

  it('asks for no last try where sign-ins that came off were counted', async () => {
    const { bridge } = await openSignIn({ tries: { left: 1, counted: 'sign-ins' } });
    expect(document.body.textContent).toContain('1 of 5 sign-ins left for this environment this hour.');
    await submit();
    expect(bridge.signIn).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ lastTry: false }));
  });

  it('leaves the keeping of keys alone where the organization decided it', async () => {
    const dialog = await openSignIn({ keeping: { keep: false, locked: true } });
    const box = screen.getByRole<HTMLInputElement>('checkbox');
    expect(box.parentElement?.textContent).toContain('Managed by your organization.');
    await fireEvent.click(box);
    expect(dialog.bridge.setKeyKeeping).not.toHaveBeenCalled();
    expect(box.checked).toBe(false);
  });
});
