import type { Reply } from '../../contract/bridge';
import { MAX_PROOF_NOTE, type ProofStop } from '../../contract/proof';
import { words } from '../../words/words';

const { stops, tooLong, fault, refused } = words.proofNotes;

/** Why an acknowledgement or a new key was not recorded, complete by type. */
export const proofStops: Readonly<Record<ProofStop, string>> = {
  ...stops,
  // Said when it is needed: the rules of numbers take their time to load, and a page that begins needs none.
  get 'note-too-long'() {
    return tooLong(MAX_PROOF_NOTE);
  },
};

/** What is wrong with a note before it is asked for; undefined for one that can be recorded. */
export function noteFault(note: string): ProofStop | undefined {
  if (note.trim() === '') return 'note-empty';
  if (note.length > MAX_PROOF_NOTE) return 'note-too-long';
  return note.isWellFormed() ? undefined : 'note-not-text';
}

/** A note that was not answered. */
export function unansweredNote(reply: Exclude<Reply<unknown>, { kind: 'answer' }>): string {
  return reply.kind === 'fault' ? fault(reply.reference) : refused(reply.why, reply.detail);
}
