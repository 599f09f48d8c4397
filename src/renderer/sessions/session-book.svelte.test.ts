import { describe, expect, it, vi } from 'vitest';
import type { Desk } from '../../contract/bridge';
import type { PasteAnswer, SessionState } from '../../contract/sessions';
import { SessionBook } from './session-book.svelte';
import { sessionStops } from './session-sentences';

const kept: SessionState = {
  kind: 'kept',
  fingerprint: 'c0ffee42',
  savedAt: '2026-11-23T12:00:00.000Z',
  how: 'pasted',
  renewal: { kind: 'not-planned' },
};

/** A book over a bridge that answers as the test says. */
function bookOver(paste: PasteAnswer, state: SessionState = { kind: 'none' }) {
  const pasteToken = vi.fn<Desk['pasteToken']>(async () => ({ kind: 'answer', value: paste }));
  const desk: Pick<Desk, 'readSession' | 'pasteToken' | 'forgetSession'> = {
    readSession: async () => ({ kind: 'answer', value: { kind: 'session', session: state } }),
    pasteToken,
    forgetSession: async () => ({ kind: 'fault', reference: 'F-1' }),
  };
  return { book: new SessionBook(desk), pasteToken };
}

describe('the sessions of the page', () => {
  it('are unknown until they were read', async () => {
    const { book } = bookOver({ kind: 'stopped', why: 'clipboard-empty' }, kept);
    expect(book.of('demo')).toBeUndefined();
    await book.load('demo');
    expect(book.of('demo')).toEqual(kept);
    expect(book.of('live')).toBeUndefined();
  });

  it('say what a paste came to, of the environment that it was for, and send nothing but its name', async () => {
    const saved: PasteAnswer = { kind: 'saved', session: kept, clipboard: 'cleared', recorded: true };
    const { book, pasteToken } = bookOver(saved, kept);
    await book.paste('demo');
    expect(pasteToken).toHaveBeenCalledExactlyOnceWith({ environmentId: 'demo' });
    expect(book.notice).toMatchObject({ environmentId: 'demo', tone: 'plain' });
    expect(book.notice?.text).toMatch(/clipboard was cleared.*history/i);
    expect(book.of('demo')).toEqual(kept);
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
    const { book, pasteToken } = bookOver({ kind: 'stopped', why: 'clipboard-empty' });
    await Promise.all([book.paste('demo'), book.paste('live'), book.forget('demo')]);
    expect(pasteToken).toHaveBeenCalledOnce();
    expect(book.busy).toBeUndefined();
  });

  it('give the reference of a fault', async () => {
    const { book } = bookOver({ kind: 'stopped', why: 'clipboard-empty' });
    await book.forget('demo');
    expect(book.notice?.text).toContain('F-1');
  });
});

describe('the sentences of sessions', () => {
  it.each(Object.entries(sessionStops))(
    '%s says that nothing was changed, and what to do',
    (_why, sentence) => {
      expect(sentence).toContain('Nothing was changed.');
      expect(sentence).toMatch(/^[A-Z].*[.]$/);
    },
  );

  it('are different for each trouble of the keychain', () => {
    const all = Object.values(sessionStops);
    expect(new Set(all).size).toBe(all.length);
  });
});
