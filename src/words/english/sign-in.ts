import { slot, type Parts } from '../parts';

/** The dialog in which somebody signs in. */
export const signIn = {
  title: (environment: string): string => `Sign in to ${environment}`,
  ofPractice: 'The simulator answers. Nothing is sent to anyone.',
  whereTo: [
    'With the vendor’s API key, at ',
    slot('host'),
    '. It is sent there alone, once, and never again by itself.',
  ] satisfies Parts<'host'>,
  reading: 'Reading what is left of the hour’s tries…',
  lastTryLeft: 'This is the last try of this hour.',
  /** After why tries are counted. */
  lastTryNow: 'Use it only if you are sure of the key. What you gave has not been sent.',
  /** What the form asks, for a screen reader alone. */
  way: 'Where the key comes from',
  ways: {
    kept: 'Use the kept key',
    keptInPractice: 'kept until the application ends',
    keptInKeychain: 'from this computer’s keychain',
    file: 'Choose the key file',
    aboutFile: 'the JSON file that the vendor issued; its content does not pass this page',
    typed: 'Type the key',
    aboutTyped: 'six parts',
  },
  /** Before a quotation. */
  serverWords: 'The server’s own words:',
  buttons: {
    back: 'Back',
    cancel: 'Cancel',
    useLastTry: 'Use the last try',
    choose: 'Choose the key file…',
    signIn: 'Sign in',
    choosing: 'Choosing, signing in…',
    signingIn: 'Signing in…',
  },
};
