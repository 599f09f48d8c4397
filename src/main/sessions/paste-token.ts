import type { ForgetAnswer, PasteAnswer } from '../../contract/sessions';
import { askWho } from './ask-who';
import { forgetListed, look, save, stoppedBy } from './kept-in-keychain';
import { itemOf, originOf, type Engine, type Seat } from './seat';
import { noteSession, recordSession } from './session-records';
import { readToken } from './token-text';

/** Takes the clipboard's token for this environment, then clears the clipboard if it still holds it. */
export async function pasteToken(engine: Engine, seat: Seat): Promise<PasteAnswer> {
  const { clipboard } = engine.tools;
  const origin = originOf(seat.environment);
  const text = await clipboard.read();
  const read = readToken(text);
  if (read.kind === 'fault') return { kind: 'stopped', why: read.fault };
  const saved = await seat.inTurn(() => save(engine, seat, { token: read.token, how: 'pasted', origin }));
  if (saved.kind === 'unavailable') return stoppedBy(saved);
  // Whatever came to the clipboard meanwhile is somebody else's.
  const isStillThere = (await clipboard.read()) === text;
  if (isStillThere) await clipboard.clear();
  const { fingerprint: tokenFingerprint, state: session } = saved;
  noteSession(engine, seat, 'saved', tokenFingerprint);
  const recorded = await recordSession(engine, seat, {
    type: 'session.saved',
    tokenFingerprint,
    how: 'pasted',
  });
  void askWho(engine, seat);
  return { kind: 'saved', session, clipboard: isStillThere ? 'cleared' : 'changed', recorded };
}

/** Removes what is kept for an environment, also where it can't be read. */
export async function forgetSession(engine: Engine, seat: Seat): Promise<ForgetAnswer> {
  const forgotten = await seat.inTurn(async () => {
    const looked = await look(engine, seat);
    const removed = await engine.tools.keychain.remove(itemOf(seat.environment));
    if (removed.kind === 'unavailable') return removed;
    await forgetListed(engine, seat);
    return {
      kind: removed.kind,
      ...(looked.kind === 'kept' ? { fingerprint: looked.session.fingerprint } : {}),
    };
  });
  if (forgotten.kind === 'unavailable') return stoppedBy(forgotten);
  if (forgotten.kind === 'absent') return { kind: 'forgotten', recorded: true };
  const { fingerprint: tokenFingerprint } = forgotten;
  noteSession(engine, seat, 'forgotten', tokenFingerprint);
  const recorded = await recordSession(engine, seat, {
    type: 'session.forgotten',
    tokenFingerprint,
    how: 'by-administrator',
  });
  return { kind: 'forgotten', recorded };
}
