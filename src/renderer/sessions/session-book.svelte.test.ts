import { describe, expect, it, vi } from 'vitest';
import type { Desk } from '../../contract/bridge';
import type { EnvironmentView } from '../../contract/environments';
import type { PasteAnswer, SessionState } from '../../contract/sessions';
import { silentDesk } from '../silent-desk';
import { examples, seenAt } from './example-sessions';
import { SessionBook } from './session-book.svelte';
import { sessionStops } from './session-sentences';

const kept = examples.pasted;
const demo: EnvironmentView = { id: 'demo', name: 'Demo', word: 'DEMO', kind: 'demo', source: 'built-in' };
const answer = <T>(value: T) => Promise.resolve({ kind: 'answer', value } as const);

/** A book over a bridge that answers as the test says. */
function bookOver(paste: PasteAnswer, state: SessionState = { kind: 'none' }, more: Partial<Desk> = {}) {
  const pasteToken = vi.fn<Desk['pasteToken']>(() => answer(paste));
  const forgetSession = vi.fn<Desk['forgetSession']>(async () => ({ kind: 'fault', reference: 'F-1' }));
  const desk = silentDesk({
    readSession: () => answer({ kind: 'session', session: state } as const),
    pasteToken,
    forgetSession,
    ...more,
  });
  const said: string[] = [];
  const onChange = vi.fn<() => void>();
  const book = new SessionBook({
    desk,
    nameOf: (id) => id.toUpperCase(),
    announce: (text) => void said.push(text),
    onChange,
  });
  return { book, pasteToken, forgetSession, said, onChange };
}

const empty: PasteAnswer = { kind: 'stopped', why: 'clipboard-empty' };

describe('the sessions of the page', () => {
  it('are unknown until they were read', async () => {
    const { book } = bookOver(empty, kept);
    expect(book.of('demo')).toBeUndefined();
    await book.load('demo');
    expect(book.of('demo')).toEqual(kept);
    expect(book.of('live')).toBeUndefined();
  });

  it('say what a paste came to, of the environment that it was for, and send nothing but its name', async () => {
    const saved: PasteAnswer = { kind: 'saved', session: kept, clipboard: 'cleared', recorded: true };
    const { book, pasteToken, onChange } = bookOver(saved, kept);
    await book.paste('demo');
    expect(pasteToken).toHaveBeenCalledExactlyOnceWith({ environmentId: 'demo' });
    expect(book.notice).toMatchObject({ environmentId: 'demo', tone: 'plain' });
    expect(book.notice?.text).toMatch(/clipboard was cleared.*history/i);
    expect(book.of('demo')).toEqual(kept);
    expect(onChange).toHaveBeenCalledOnce();
  });

  it('say that a token is kept though the journal has no record of it', async () => {
    const { book } = bookOver({ kind: 'saved', session: kept, clipboard: 'changed', recorded: false }, kept);
    await book.paste('demo');
    expect(book.notice).toMatchObject({ tone: 'trouble' });
    expect(book.notice?.text).toMatch(/left alone.*could not record/i);
  });

  it('say why a token was not taken', async () => {
    const { book } = bookOver({ kind: 'stopped', why: 'keychain-locked' });
    await book.paste('demo');
    expect(book.notice?.text).toBe(sessionStops['keychain-locked']);
  });

  it('take one change at a time', async () => {
    const { book, pasteToken } = bookOver(empty);
    await Promise.all([book.paste('demo'), book.paste('live'), book.renew('demo')]);
    expect(pasteToken).toHaveBeenCalledOnce();
    expect(book.busy).toBeUndefined();
  });

  it('are forgotten once that is confirmed alone, and give the reference of a fault', async () => {
    const { book, forgetSession } = bookOver(empty);
    book.askForget(demo);
    book.leave();
    await book.forget();
    expect(forgetSession).not.toHaveBeenCalled();
    book.askForget(demo);
    await book.forget();
    expect(forgetSession).toHaveBeenCalledExactlyOnceWith({ environmentId: 'demo' });
    expect(book.forgetting).toBeUndefined();
    expect(book.notice?.text).toContain('F-1');
  });

  it('are renewed by hand, and say what came of it', async () => {
    const renewSession = vi.fn<Desk['renewSession']>(() =>
      answer({ kind: 'failed', why: 'limited', session: examples.failed } as const),
    );
    const { book, said } = bookOver(empty, examples.failed, { renewSession });
    await book.load('demo');
    said.length = 0;
    await book.renew('demo');
    expect(renewSession).toHaveBeenCalledExactlyOnceWith({ environmentId: 'demo' });
    expect(book.notice).toMatchObject({ tone: 'trouble', text: expect.stringContaining('limiting calls') });
    // The notice is read out: the same is not said twice.
    expect(said).toEqual([]);
  });

  it('know which of them ends next', () => {
    const { book } = bookOver(empty);
    book.set('demo', examples.kept);
    book.set('live', examples.expiring);
    book.set('other', kept);
    expect(book.nextEnd(seenAt)).toBe(Date.parse(examples.expiring.expiresAt));
    expect(book.nextEnd(seenAt + 10 * 60_000)).toBe(Date.parse(examples.kept.expiresAt));
    expect(book.nextEnd(seenAt + 24 * 3_600_000)).toBeUndefined();
  });

  it('have changes by themselves said, once: trouble, its end, the end of the session', () => {
    const { book, said } = bookOver(empty);
    const hear = (session: SessionState): void => book.heard({ environmentId: 'demo', session });
    for (const name of ['kept', 'failed', 'underWay', 'failed', 'kept', 'underWay', 'kept'] as const)
      hear(examples[name]);
    expect(said).toEqual([
      expect.stringContaining('DEMO: the session could not be renewed'),
      expect.stringContaining('DEMO: the session is renewed'),
    ]);
    hear(examples.expired);
    hear(examples.expired);
    expect(said).toHaveLength(3);
    expect(said[2]).toContain('has expired');
    expect(book.of('demo')).toEqual(examples.expired);
  });
});

describe('the file of a key', () => {
  const signedIn = { kind: 'signed-in', session: examples.kept, file: 'key.json', recorded: true } as const;

  it('is offered to be deleted after a sign-in with it, and goes at a press alone', async () => {
    const deleteKeyFile = vi.fn<Desk['deleteKeyFile']>(() => answer({ kind: 'deleted' } as const));
    const { book } = bookOver(empty, examples.kept, { deleteKeyFile });
    book.signedIn('demo', { ...signedIn, key: 'not-kept' });
    expect(book.notice?.text).toMatch(/Signed in as Dana Admin, Northgate\..*The key is not kept/);
    expect(book.keyFile.offer).toMatchObject({
      name: 'key.json',
      keyIsKept: false,
      stage: { kind: 'offered' },
    });
    expect(deleteKeyFile).not.toHaveBeenCalled();
    await Promise.all([book.keyFile.remove(), book.keyFile.remove()]);
    expect(deleteKeyFile).toHaveBeenCalledExactlyOnceWith({ environmentId: 'demo' });
    expect(book.keyFile.offer?.stage).toMatchObject({ kind: 'ended', tone: 'plain' });
  });

  it.each([
    [{ kind: 'kept', why: 'no-file' }, /can no longer be deleted.*left as it is/],
    [{ kind: 'kept', why: 'changed' }, /another file by now.*left as it is/],
    [{ kind: 'kept', why: 'failed', code: 'EACCES' }, /EACCES.*left as it is/],
  ] as const)('that stays has its sentence: %j', async (kind, sentence) => {
    const { book } = bookOver(empty, examples.kept, { deleteKeyFile: () => answer(kind) });
    book.signedIn('demo', { ...signedIn, key: 'kept' });
    await book.keyFile.remove();
    expect(book.keyFile.offer?.stage).toMatchObject({
      tone: 'trouble',
      text: expect.stringMatching(sentence),
    });
    book.keyFile.dismiss();
    expect(book.keyFile.offer).toBeUndefined();
  });

  it('is not spoken of after a key that was typed', () => {
    const { book } = bookOver(empty);
    book.signedIn('demo', { kind: 'signed-in', session: examples.kept, key: 'failed', recorded: true });
    expect(book.keyFile.offer).toBeUndefined();
    expect(book.notice).toMatchObject({
      tone: 'trouble',
      text: expect.stringContaining('did not take the key'),
    });
  });
});
