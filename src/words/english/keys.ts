import type { KeyPart } from '../../contract/sign-in';
import { slot, type Parts } from '../parts';

const left = 'The file was left as it is.';

/** API keys: their parts, whether they are kept, and the file that one came from. */
export const keys = {
  parts: 'The key, as the vendor’s JSON names its parts',
  /** Beside the parts' names, which are the members of the vendor's JSON. */
  hints: {
    name: 'the API user’s',
    password: '',
    appId: '',
    appVersion: '',
    cid: 'digits',
    sec: '',
  } satisfies Readonly<Record<KeyPart, string>>,
  passesOnce:
    'What you type passes this page once. The fields are emptied as soon as it is sent, whatever comes back.',
  samples: 'Sample keys',
  aboutSamples: 'each shows one way that a session can go',

  /** Removing one environment's key from the keychain. */
  forget: {
    ask: 'Remove the kept key…',
    title: 'Remove the kept key?',
    real: 'It goes from this computer’s keychain. Where nobody else has it, the vendor has to issue a new one. A session goes on until it ends.',
    practice: 'Practice forgets its sample key. Nothing else changes.',
    remove: 'Remove the key',
    removed: 'The kept key is removed. The next sign-in needs its file, or the key itself.',
    stays: 'The key was not removed.',
  },

  keeping: {
    inKeychain: 'Keep the key in this computer’s keychain',
    inPractice: 'Keep the key',
    managed: 'Managed by your organization.',
    forAll:
      'Counts for all environments, from this sign-in on. Without it, keys that are kept are removed then.',
    aboutPractice:
      'For this sign-in alone: Practice keeps its own until the application ends, in memory alone. What is set for real keys stays.',
    notInPractice: 'Keys are not kept: a setting says so for all environments.',
    decided: 'Your organization has decided this. Nothing was changed.',
    notSaved: (code: string): string =>
      `The setting could not be saved (${code}). Nothing was changed. Free some disk space or ask IT, then try again.`,
    on: 'Keys are kept in the keychain from the next sign-in on.',
    off: 'Keys are not kept.',
    removed: 'The keys that were kept are removed from the keychain.',
    /** After what the keychain does not do. */
    mayBeThere:
      'Keys that were kept may still be there: turn this on and off again once the keychain answers.',
  },

  /** After a sign-in with a key's file; `name` is the file's. */
  file: {
    title: (name: string): string => `The key still lies in a file: ${name}`,
    danger: 'Whoever can read that file can sign in with it.',
    keyIsKept: 'The keychain has the key, so that the next sign-in does not need the file.',
    keyIsNotKept:
      'The key is not kept here: without this file, you need the key from elsewhere for the next sign-in.',
    backups: 'Copies in backups may go on holding it.',
    remove: ['Delete the key file ', slot('name')] satisfies Parts<'name'>,
    leave: 'Keep it',
    deleted: (name: string): string =>
      `${name} is deleted. It does not lie in a trash; copies in backups or in a synchronized folder are not reached from here.`,
    failed: (name: string, code: string): string =>
      `${name} could not be deleted (${code}). ${left} Delete it yourself, or ask IT.`,
    changed: (name: string): string =>
      `${name} is another file by now. ${left} Look at it, and delete it yourself if it holds the key.`,
    noFile: (name: string): string =>
      `${name} can no longer be deleted from here. ${left} Delete it yourself if it is still there.`,
  },
};
