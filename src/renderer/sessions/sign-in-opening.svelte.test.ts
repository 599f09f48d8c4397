import { fireEvent, screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { EnvironmentView } from '../../contract/environments';
import { silentDesk } from '../silent-desk';
import { demo, openedAt, openSignIn, settle } from './opened-sign-in';
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
