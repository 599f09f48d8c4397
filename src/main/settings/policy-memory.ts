import { v } from '../../contract/schema';
import { words } from '../../words/words';
import type { NoteFile } from '../note-file';
import { notRead, type PolicyRead } from './parse-policy';

const noted = v.object({ version: v.literal(1), seen: v.boolean() });

/** Whether a note says that there was a policy. Without a note there was none; one that can't be read was made of one. */
async function wasSeen(note: Pick<NoteFile, 'read'>): Promise<boolean> {
  try {
    const text = await note.read();
    if (text === undefined) return false;
    const parsed = v.safeParse(noted, JSON.parse(text));
    return parsed.success ? parsed.output.seen : true;
  } catch {
    return true;
  }
}

/** What a policy that is there has remembered: one that says nothing is on its way out. */
const toRemember = ({ state, isEmpty }: PolicyRead): boolean => state !== 'missing' && !isEmpty;

/**
 * Reads the policy as `read` does, but one that was there before and is missing counts as broken, whoever took it away.
 * IT ends that by a policy that says nothing, `{ "version": 1 }`, before it takes the file away. Never rejects.
 */
export function withMemory(read: () => Promise<PolicyRead>, note: NoteFile): () => Promise<PolicyRead> {
  return async () => {
    const policy = await read();
    const seen = await wasSeen(note);
    if (policy.state === 'missing') {
      if (!seen) return policy;
      return notRead(policy.file, 'gone', [{ file: policy.file, sentence: words.policyProblems.gone }]);
    }
    const now = toRemember(policy);
    // A disk that refuses the note costs the memory, not the start; the policy itself was read.
    if (now !== seen)
      await note.replace(`${JSON.stringify({ version: 1, seen: now })}\n`).catch(() => undefined);
    return policy;
  };
}
