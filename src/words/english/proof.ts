import type { VerifyAnswer } from '../../contract/proof';
import { slot, type Parts } from '../parts';
import { count, counted } from './forms';

/** Verifying a journal: the dialog, the strip above the history, and why it did not begin. */
const verifying = {
  ask: 'Verify now',
  title: 'Verify the journal',
  whatFollows:
    'All segments are read from the first record on. Nothing is changed; the result is added to the journal. Orders can be placed meanwhile, and you can cancel it.',
  how: 'How to verify',
  quick: {
    word: 'Quick',
    hint: 'every record’s hash and place in the chain, and the last signature of each segment and each key, which covers all records before it',
  },
  every: {
    word: 'Every signature',
    hint: 'also each record’s own signature; takes several times as long',
  },
  verify: 'Verify',
  /** Beside the bar, while it is under way. */
  underWay: 'Verifying',
  progress: 'Verifying the journal',
  /** Read aloud as it begins. */
  begun: 'Verifying the journal.',
  cancelled: 'Verifying was cancelled. Nothing was changed or recorded, and nothing can be said yet.',
  stops: {
    busy: 'A journal is being verified or exported already. Nothing was begun; wait for its end, then try again.',
    'not-there': 'There is no journal to verify: none was begun, or it was taken away. Nothing was changed.',
  } satisfies Readonly<Record<Extract<VerifyAnswer, { kind: 'stopped' }>['why'], string>>,
};

/** What is said of the chain in one line. */
const chain = {
  reading: 'Reading …',
  never: 'Never verified on this computer',
  foundBroken: (at: string): string => `Found BROKEN, ${at}. Verify again to see where`,
  brokenAt: (place: string): string => `BROKEN at ${place}`,
  nothingYet: 'Nothing to verify yet',
  gone: 'The journal is gone',
  verified: (at: string): string => `Verified, ${at}`,
  verifiedUpTo: (seq: number, at: string): string => `Verified up to record ${count(seq)}, ${at}`,
  /** After what was verified. */
  openAlarms: (alarms: number): string => counted(alarms, { one: 'alarm is open', other: 'alarms are open' }),
};

/** The key that signs the journal, its fingerprint, and the sheet of paper for it. */
const key = {
  title: 'The key’s fingerprint',
  noteIt:
    'Note it elsewhere: on paper, in a ticket, with compliance. Whoever re-made the whole journal with a key of his own would pass every check but the comparison with it.',
  copy: 'Copy fingerprint',
  print: 'Print…',
  notAtHand: 'The key is not at hand',
  whyNotAtHand:
    'The keychain does not give this journal’s key at present. The records before can be verified with the public key beside them.',
  unsigned: 'Unsigned',
  practiceUnsigned: 'Practice is never signed: its chain shows slips, not forgery.',
  noneYet: 'No key has signed here yet: the first order in a real environment needs one.',
  sheet: {
    title: 'Lockout Desk: fingerprint of the journal’s key',
    /** The account on its computer. */
    whose: ['Journal of real orders of ', slot('user'), ' on ', slot('host'), '.'] satisfies Parts<
      'user' | 'host'
    >,
    printed: (at: string): string => `Printed ${at}.`,
    keep: 'Keep this sheet apart from that computer. Whoever verifies the journal compares the key that signed it with this fingerprint: another one means that the journal was re-made, or that a new key was made and its reason recorded.',
  },
};

/** What proves a journal, above the history. */
export const proof = {
  /** The panel's name, and the button that unfolds it. */
  title: 'Proof',
  verifying,
  chain,
  key,
};
