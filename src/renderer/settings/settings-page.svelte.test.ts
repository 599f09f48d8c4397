import { fireEvent, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SettingAnswer } from '../../contract/settings';
import { answer, exampleSettings } from './example-settings';
import { openSettings } from './opened-settings';

beforeEach(() => {
  Element.prototype.scrollTo = (() => undefined) as typeof Element.prototype.scrollTo;
});

describe('the settings page', () => {
  it('shows a managed setting with its lock and value, and nothing to change it with', async () => {
    const { item } = await openSettings(
      exampleSettings({ ticketRequired: { value: true, source: 'enforced', locked: true } }),
    );
    const shown = item('ticketRequired');
    expect(shown.dataset).toMatchObject({ source: 'enforced', locked: 'true' });
    expect(shown.textContent).toContain('Managed by your organization');
    expect(within(shown).getByRole('list', { name: 'What counts' }).textContent).toBe('On');
    expect(shown.querySelectorAll('input, select, button')).toHaveLength(0);
  });

  it('says where a setting is decided that is no user’s', async () => {
    const { item } = await openSettings(exampleSettings());
    expect(item('proxy').textContent).toMatch(
      /Decided by the policy alone: \/etc\/lockout-desk\/policy\.json/,
    );
  });

  it('saves a switch at once, says so to everybody, and takes it back with the focus kept', async () => {
    const { app, changeSetting, item } = await openSettings(exampleSettings());
    await fireEvent.click(within(item('notesRequired')).getByRole('switch', { name: 'Notes are required' }));
    expect(changeSetting).toHaveBeenCalledExactlyOnceWith({ name: 'notesRequired', value: true });
    await vi.waitFor(() => expect(item('notesRequired').dataset['source']).toBe('user'));
    expect(item('notesRequired').querySelector('[data-said]')?.textContent).toContain(
      'Saved. Notes are required: On.',
    );
    expect(app.announcer.text).toBe('Saved. Notes are required: On.');
    const back = within(item('notesRequired')).getByRole('button', { name: 'Use the default' });
    back.focus();
    await fireEvent.click(back);
    expect(changeSetting).toHaveBeenLastCalledWith({ name: 'notesRequired' });
    await vi.waitFor(() => expect(item('notesRequired').dataset['source']).toBe('built-in'));
    expect(document.activeElement?.textContent).toBe('Notes are required');
    expect(app.announcer.text).toBe('The default counts again. Notes are required: Off.');
  });

  it('saves a word and an environment as they are chosen', async () => {
    const { changeSetting, item } = await openSettings(exampleSettings());
    await fireEvent.click(within(item('theme')).getByRole('radio', { name: 'Dark' }));
    expect(changeSetting).toHaveBeenLastCalledWith({ name: 'theme', value: 'dark' });
    await fireEvent.change(within(item('defaultEnvironment')).getByRole('combobox'), {
      target: { value: 'demo' },
    });
    expect(changeSetting).toHaveBeenLastCalledWith({ name: 'defaultEnvironment', value: 'demo' });
  });

  it('checks a number as it is typed, and saves a good one when it is left, once', async () => {
    const { changeSetting, item } = await openSettings(exampleSettings());
    const box = within(item('coolingOffMinutes')).getByRole<HTMLInputElement>('textbox', {
      name: 'Cooling-off minutes',
    });
    box.focus();
    await fireEvent.input(box, { target: { value: '10081' } });
    expect(box.getAttribute('aria-invalid')).toBe('true');
    expect(within(item('coolingOffMinutes')).getByRole('status').textContent).toBe(
      'This is a whole number of minutes from 0 to 10080. Nothing is changed until it is one.',
    );
    await fireEvent.keyDown(box, { key: 'Enter' });
    expect(changeSetting).not.toHaveBeenCalled();
    await fireEvent.input(box, { target: { value: '90' } });
    expect(box.getAttribute('aria-invalid')).toBe('false');
    expect(changeSetting).not.toHaveBeenCalled();
    box.blur();
    expect(changeSetting).toHaveBeenCalledExactlyOnceWith({ name: 'coolingOffMinutes', value: 90 });
    await vi.waitFor(() => expect(item('coolingOffMinutes').dataset['source']).toBe('user'));
    box.focus();
    await fireEvent.input(box, { target: { value: '9000' } });
    await fireEvent.keyDown(box, { key: 'Escape' });
    expect(box.value).toBe('90');
    expect(changeSetting).toHaveBeenCalledOnce();
  });

  it('keeps what is typed while the policy changes, and tells what it changed', async () => {
    const { app, item, push } = await openSettings(exampleSettings());
    const box = within(item('notesMinLength')).getByRole<HTMLInputElement>('textbox');
    box.focus();
    await fireEvent.input(box, { target: { value: '12' } });
    push(exampleSettings({ theme: { value: 'dark', source: 'enforced', locked: true } }));
    await vi.waitFor(() => expect(item('theme').dataset['source']).toBe('enforced'));
    expect(box.value).toBe('12');
    expect(document.activeElement).toBe(box);
    expect(app.settings.theme).toBe('dark');
    expect(app.announcer.text).toBe('Your organization changed settings: Appearance.');
  });

  it.each<[string, Extract<SettingAnswer, { kind: 'stopped' }>, RegExp]>([
    ['managed', { kind: 'stopped', why: 'managed' }, /Your organization decides this\. Nothing was changed/],
    ['not-users', { kind: 'stopped', why: 'not-users' }, /no value of their own here\. Nothing was changed/],
    [
      'not-saved by the disk',
      { kind: 'stopped', why: 'not-saved', detail: 'ENOSPC' },
      /could not be written\. Nothing was changed\. The disk’s word: ENOSPC\./,
    ],
    [
      'not-saved by its state',
      { kind: 'stopped', why: 'not-saved', detail: 'Written by a newer version.' },
      /Nothing was changed\. Written by a newer version\.$/,
    ],
    [
      'wrong',
      { kind: 'stopped', why: 'wrong', detail: 'There is no environment with the id "x".' },
      /can’t be taken\. Nothing was changed\. There is no environment/,
    ],
  ])('says why nothing was changed: %s, and shows what is so', async (_, stopped, sentence) => {
    const { app, item } = await openSettings(exampleSettings(), { changeSetting: () => answer(stopped) });
    await fireEvent.click(within(item('keepApiKeys')).getByRole('switch'));
    await vi.waitFor(() => expect(item('keepApiKeys').querySelector('[data-said]')).not.toBeNull());
    expect(item('keepApiKeys').querySelector('[data-said]')?.textContent?.trim()).toMatch(sentence);
    expect(app.announcer.text).toMatch(sentence);
    expect(within(item('keepApiKeys')).getByRole<HTMLInputElement>('switch').checked).toBe(true);
    await fireEvent.click(within(item('retype')).getByRole('radio', { name: 'In every environment' }));
    await vi.waitFor(() => expect(item('retype').querySelector('[data-said]')).not.toBeNull());
    expect(within(item('retype')).getByRole<HTMLInputElement>('radio', { name: /^On Live/ }).checked).toBe(
      true,
    );
  });

  it('says that a change counts though the journal has no record of it', async () => {
    const start = exampleSettings();
    const { item } = await openSettings(start, {
      changeSetting: () => answer({ kind: 'set', view: start, recorded: false }),
    });
    await fireEvent.click(within(item('notesRequired')).getByRole('switch'));
    await vi.waitFor(() =>
      expect(item('notesRequired').textContent).toContain('could not take the record of this change'),
    );
  });

  it('gives the reference of a fault, and does not claim to know', async () => {
    const fault = { kind: 'fault', reference: 'F-1' } as const;
    const { item } = await openSettings(exampleSettings(), { changeSetting: () => Promise.resolve(fault) });
    await fireEvent.click(within(item('notesRequired')).getByRole('switch'));
    await vi.waitFor(() => expect(item('notesRequired').textContent).toMatch(/F-1.*not known whether/));
  });
});
