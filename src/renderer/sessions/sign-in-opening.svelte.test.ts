import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import type { EnvironmentView } from '../../contract/environments';
import { silentDesk } from '../silent-desk';
import { keyParts } from '../../contract/sign-in';
import { examples } from './example-sessions';
import { demo, openedAt, openSignIn, settle, submit, typedKey, typeKey } from './opened-sign-in';
import { SignIn } from './sign-in.svelte';

const practice: EnvironmentView = {
  id: 'practice',
  name: 'Practice',
  word: 'PRACTICE',
  kind: 'practice',
  source: 'built-in',
};

describe('opening the sign-in', () => {
  it('fills a sample key in Practice, and none elsewhere', async () => {
    const dialog = await openSignIn({}, practice);
    expect(dialog.controller.way).toBe('typed');
    await fireEvent.click(screen.getByRole('button', { name: /^practice\.closed/ }));
    expect(dialog.controller.typed).toMatchObject({ name: 'practice.closed', password: 'practice' });
    dialog.controller.leave();
    await dialog.controller.ask(demo);
    await dialog.follow();
    dialog.controller.way = 'typed';
    await settle();
    expect(screen.queryByText('Sample keys')).toBeNull();
  });

  it('lets a sample key not be kept without touching what is set for real ones', async () => {
    const { bridge, controller, onSignedIn } = await openSignIn({}, practice);
    expect(screen.getByRole('checkbox').parentElement?.textContent).toContain('For this sign-in alone');
    controller.fill(typedKey);
    controller.setKeeping(false);
    void controller.press();
    bridge.answer({ kind: 'signed-in', session: examples.kept, key: 'kept', recorded: true });
    await vi.waitFor(() =>
      expect(bridge.forgetKey).toHaveBeenCalledExactlyOnceWith({ environmentId: 'practice' }),
    );
    expect(bridge.setKeyKeeping).not.toHaveBeenCalled();
    await vi.waitFor(() =>
      expect(onSignedIn).toHaveBeenCalledWith('practice', expect.objectContaining({ key: 'not-kept' })),
    );
  });

  it('keeps no sample key where a setting keeps none', async () => {
    const { bridge, controller } = await openSignIn({ keeping: { keep: false, locked: false } }, practice);
    expect(screen.getByRole('checkbox').getAttribute('aria-disabled')).toBe('true');
    controller.setKeeping(true);
    expect(controller.keep).toBe(false);
    expect(bridge.setKeyKeeping).not.toHaveBeenCalled();
  });

  it('marks what a typed key lacks, and leads there', async () => {
    const { controller, follow } = await openSignIn({});
    controller.way = 'typed';
    await settle();
    await typeKey();
    controller.typed.appId = '';
    controller.typed.cid = 'x';
    await submit();
    await follow();
    await settle();
    const field = (name: string) => document.querySelector(`input[name="${name}"]`);
    expect(document.activeElement).toBe(field('appId'));
    const marked = keyParts.filter((part) => field(part)?.getAttribute('aria-invalid') === 'true');
    expect(marked).toEqual(['appId', 'cid']);
  });

  it('says why it cannot be opened', async () => {
    const desk = silentDesk({ readSignIn: () => Promise.resolve({ kind: 'fault', reference: 'F-2' }) });
    const controller = new SignIn({
      desk,
      now: () => openedAt,
      onSignedIn: () => undefined,
      onKeyGone: () => undefined,
    });
    await controller.ask(demo);
    expect(controller.stage).toMatchObject({
      kind: 'opening',
      said: { text: expect.stringContaining('F-2') },
    });
    controller.leave();
    expect(controller.stage.kind).toBe('idle');
  });
});
