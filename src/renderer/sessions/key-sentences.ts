import type { DeleteKeyFileAnswer, ForgetKeyAnswer, KeyKeepingAnswer } from '../../contract/sign-in';
import { words } from '../../words/words';
import { joined } from './joined';
import { stoppedSentence, type Said } from './sign-in-sentences';

const { file, keeping } = words.keys;

/** What became of the key's file. */
export function deletedSentence(answer: DeleteKeyFileAnswer, name: string): string {
  if (answer.kind === 'deleted') return file.deleted(name);
  if (answer.why === 'failed') return file.failed(name, answer.code);
  return answer.why === 'changed' ? file.changed(name) : file.noFile(name);
}

type Removed = Extract<KeyKeepingAnswer, { kind: 'set' }>['keys'];

function removedWords(keys: Removed): string | undefined {
  if (keys === 'untouched') return undefined;
  if (keys === 'removed') return keeping.removed;
  return joined(words.keychain.troubles[keys].what, keeping.mayBeThere);
}

/** What a change of the keeping of keys came to. */
export function keepingSentence(answer: KeyKeepingAnswer): Said {
  if (answer.kind === 'stopped')
    return {
      tone: 'trouble',
      text: answer.why === 'managed' ? keeping.decided : keeping.notSaved(answer.code),
    };
  const isTrouble = answer.keys !== 'untouched' && answer.keys !== 'removed';
  const kept = answer.keeping.keep ? keeping.on : keeping.off;
  return { tone: isTrouble ? 'trouble' : 'plain', text: joined(kept, removedWords(answer.keys)) };
}

/** What came of removing an environment's kept key. */
export function removedKeySentence(answer: ForgetKeyAnswer): Said {
  if (answer.kind === 'forgotten') return { tone: 'plain', text: words.keys.forget.removed };
  if (answer.kind === 'stopped') return stoppedSentence(answer);
  const { what, now } = words.keychain.troubles[answer.why];
  return { tone: 'trouble', text: joined(what, words.keys.forget.stays, now) };
}
