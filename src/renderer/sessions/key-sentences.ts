import type { DeleteKeyFileAnswer, KeyKeepingAnswer } from '../../contract/sign-in';
import { keychainWords } from './session-sentences';
import type { Said } from './sign-in-sentences';

const left = 'The file was left as it is.';

/** What became of the key's file. */
export function deletedSentence(answer: DeleteKeyFileAnswer, name: string): string {
  if (answer.kind === 'deleted')
    return `${name} is deleted. It does not lie in a trash; copies in backups or in a synchronized folder are not reached from here.`;
  if (answer.why === 'failed')
    return `${name} could not be deleted (${answer.code}). ${left} Delete it yourself, or ask IT.`;
  return answer.why === 'changed'
    ? `${name} is another file by now. ${left} Look at it, and delete it yourself if it holds the key.`
    : `${name} can no longer be deleted from here. ${left} Delete it yourself if it is still there.`;
}

type Removed = Extract<KeyKeepingAnswer, { kind: 'set' }>['keys'];

function removedWords(keys: Removed): string {
  if (keys === 'untouched') return '';
  if (keys === 'removed') return ' The keys that were kept are removed from the keychain.';
  return ` ${keychainWords[keys].what} Keys that were kept may still be there: turn this on and off again once the keychain answers.`;
}

/** What a change of the keeping of keys came to. */
export function keepingSentence(answer: KeyKeepingAnswer): Said {
  if (answer.kind === 'stopped')
    return {
      tone: 'trouble',
      text:
        answer.why === 'managed'
          ? 'Your organization has decided this. Nothing was changed.'
          : `The setting could not be saved (${answer.code}). Nothing was changed. Free some disk space or ask IT, then try again.`,
    };
  const isTrouble = answer.keys !== 'untouched' && answer.keys !== 'removed';
  const kept = answer.keeping.keep
    ? 'Keys are kept in the keychain from the next sign-in on.'
    : 'Keys are not kept.';
  return { tone: isTrouble ? 'trouble' : 'plain', text: `${kept}${removedWords(answer.keys)}` };
}
