import type { JournalName, JournalState } from '../contract/audit';
import { readAnchor, type AnchorTools } from './audit/seal/anchor';

/** What is said of a journal of which nothing lies on the disk: nobody has begun it, or it was taken away. */
export type OfMissing = (journal: JournalName) => Promise<JournalState>;

const neverBegun: JournalState = { kind: 'not-there' };

/**
 * Asks the keychain once whether it has an anchor of a journal on this computer. Practice has none, and nothing is asked
 * for it; a keychain that does not answer says nothing, and is asked again the next time.
 */
export function ofMissing(tools: Pick<AnchorTools, 'keychain' | 'host'>): OfMissing {
  let known: JournalState | undefined;
  return async (journal) => {
    if (journal === 'practice') return neverBegun;
    if (known) return known;
    const anchor = await readAnchor(tools);
    // SECURITY: a journal that was moved away or deleted is said to be gone before another one is begun in its place.
    if (anchor.kind === 'found') known = { kind: 'not-there', lostAt: anchor.place.seq };
    if (anchor.kind === 'absent') known = neverBegun;
    return known ?? neverBegun;
  };
}
