import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { openSignIn, settle } from './opened-sign-in';

const press = (name: RegExp): Promise<unknown> => fireEvent.click(screen.getByRole('button', { name }));

describe('a kept key', () => {
  it('is removed once somebody has said so, and signing in then begins with its file', async () => {
    const { bridge, controller, onKeyGone, follow } = await openSignIn({ hasKey: true });
    expect(controller.way).toBe('kept');
    await press(/^Remove the kept key/);
    await follow();
    expect(bridge.forgetKey).not.toHaveBeenCalled();
    await press(/^Remove the key$/);
    await settle();
    await follow();
    expect(bridge.forgetKey).toHaveBeenCalledExactlyOnceWith({ environmentId: 'demo' });
    expect(controller.way).toBe('file');
    expect(screen.getByRole('alert').textContent).toContain('The kept key is removed.');
    expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull();
    expect(bridge.signIn).not.toHaveBeenCalled();
    expect(onKeyGone).toHaveBeenCalledExactlyOnceWith('demo');
  });

  it('stays where one goes back', async () => {
    const { bridge, controller, follow } = await openSignIn({ hasKey: true });
    await press(/^Remove the kept key/);
    await follow();
    await press(/^Back$/);
    await follow();
    expect(controller).toMatchObject({ way: 'kept', stage: { kind: 'asking' } });
    expect(bridge.forgetKey).not.toHaveBeenCalled();
  });

  it('that the keychain does not give up is said to be there still', async () => {
    const { bridge, controller, onKeyGone, follow } = await openSignIn({ hasKey: true });
    bridge.forgetKey.mockResolvedValue({ kind: 'answer', value: { kind: 'unavailable', why: 'locked' } });
    await press(/^Remove the kept key/);
    await follow();
    await press(/^Remove the key$/);
    await settle();
    await follow();
    expect(controller.way).toBe('kept');
    expect(screen.getByRole('alert').textContent).toMatch(/locked\. The key was not removed\. Unlock it/);
    expect(onKeyGone).not.toHaveBeenCalled();
  });

  it('can’t be removed where there is none, or while something is under way', async () => {
    const { controller, bridge } = await openSignIn({});
    controller.askForgetKey();
    expect(controller.stage.kind).toBe('asking');
    await controller.forgetKey();
    expect(bridge.forgetKey).not.toHaveBeenCalled();
  });
});
