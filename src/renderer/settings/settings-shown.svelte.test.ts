import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Desk } from '../../contract/bridge';
import { App } from '../app.svelte';
import DeskPage from '../DeskPage.svelte';
import { silentDesk } from '../silent-desk';
import { answer, builtInViews, exampleSettings } from './example-settings';
import { openSettings } from './opened-settings';

beforeEach(() => {
  Element.prototype.scrollTo = (() => undefined) as typeof Element.prototype.scrollTo;
});

describe('what the settings page shows', () => {
  it('shows a problem, the value of the next start, and a strict value', async () => {
    const { item } = await openSettings(
      exampleSettings({
        defaultEnvironment: { value: 'practice', source: 'user', locked: false, afterRestart: 'demo' },
        retype: {
          value: 'everywhere',
          source: 'broken',
          locked: true,
          problem: 'This is one of "live", "everywhere".',
        },
      }),
    );
    expect(
      item('defaultEnvironment').querySelector('[data-later]')?.textContent?.replace(/\s+/g, ' '),
    ).toContain('From the next start on: Demo (demo). Until then: Practice (practice).');
    expect(item('retype').textContent).toContain('Policy can’t be read: value for that case');
    expect(item('retype').textContent).toContain('This is one of "live", "everywhere".');
  });

  it('shows the policy’s file, state, checksum and problems with their places, and the user’s file', async () => {
    const { container } = await openSettings(
      exampleSettings(
        {},
        {
          policy: {
            file: '/etc/lockout-desk/policy.json',
            state: 'read',
            sha256: 'ab12',
            problems: [
              {
                file: '/etc/lockout-desk/policy.json',
                line: 3,
                column: 5,
                key: 'enforced.theme',
                sentence: 'No such theme.',
              },
            ],
          },
          userFile: { file: '/home/dana/settings.json', problem: 'It can’t be read.' },
        },
      ),
    );
    const panel = container.querySelector('[data-policy="read"]')?.textContent?.replace(/\s+/g, ' ');
    for (const text of ['ab12', 'line 3, column 5, enforced.theme: No such theme.', 'has 1 problem.'])
      expect(panel).toContain(text);
    expect(panel).toContain('It can’t be read.');
    expect(screen.getByRole('button', { name: 'Policy: 1 problem' })).toBeTruthy();
  });

  it('copies what counts as it is printed for IT', async () => {
    const copyText = vi.fn<Desk['copyText']>(() => answer({ kind: 'copied' }));
    await openSettings(exampleSettings(), { copyText });
    await fireEvent.click(screen.getByRole('button', { name: 'Copy what counts' }));
    const text = copyText.mock.calls[0]?.[0].text ?? '';
    expect(text).toContain('Lockout Desk 1.2.3\npolicy: /etc/lockout-desk/policy.json (there is none)\n');
    expect(text).toContain('theme: "system"\n    from: built in\n');
  });

  it('finds by what is typed, counts it, and Escape shows all again', async () => {
    const { container } = await openSettings(exampleSettings());
    const box = screen.getByRole('searchbox', { name: 'Search the settings' });
    await fireEvent.input(box, { target: { value: 'PROXY' } });
    expect(
      [...container.querySelectorAll('[data-setting]')].map((one) => one.getAttribute('data-setting')),
    ).toEqual(['proxy']);
    expect(container.querySelector('[data-count]')?.textContent).toBe('1 of 21');
    await fireEvent.input(box, { target: { value: 'zzz' } });
    expect(screen.getByText('Nothing matches')).toBeTruthy();
    await fireEvent.keyDown(box, { key: 'Escape' });
    expect(container.querySelectorAll('[data-setting]')).toHaveLength(21);
    await fireEvent.click(screen.getByRole('button', { name: /^From your organization/ }));
    expect(container.querySelectorAll('[data-setting]')).toHaveLength(0);
  });

  it('offers to try again where the settings could not be read', async () => {
    const start = exampleSettings();
    let reads = 0;
    const desk = silentDesk({
      readSettings: () =>
        (reads += 1) === 1 ? Promise.resolve({ kind: 'fault', reference: 'F-2' }) : answer(start),
    });
    const [practice] = builtInViews;
    if (!practice) throw new Error('There is no Practice.');
    const view = {
      version: '1',
      platform: 'linux',
      actor: { osUser: 'd', host: 'h' },
      environments: builtInViews,
    } as const;
    const app = new App(desk, view, practice, () => 0);
    app.go('settings');
    await app.settings.load();
    const { container } = render(DeskPage, { app });
    // The page's own first reading is the second one.
    await vi.waitFor(() => expect(container.querySelector('[data-setting]')).not.toBeNull());
    await tick();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
