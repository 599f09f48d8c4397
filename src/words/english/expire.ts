import type { CoolingOff } from '../../contract/order-rules';
import type { NotesFault, WayProgress } from '../../contract/lockouts';
import { slot, type Parts } from '../parts';
import { count } from './forms';

const asked = (isRequired: boolean): string => (isRequired ? 'required' : 'if there is one');

/** The page that an order is placed on. */
export const expire = {
  title: 'Expire a lockout',
  lede: 'It can’t be undone. Trading is re-enabled at once on all of the trader’s accounts.',
  inPractice: 'Practice: nothing is sent to anyone.',
  order: 'The order',
  press: 'Expire lockout…',
  clear: 'Clear',
  hint: 'Recorded before it is sent. Never repeated by itself.',
  /** The page's heading once the order has ended. */
  ended: 'Outcome',
  /** Instead of the form, where the application is read-only. */
  off: {
    text: 'No order can be placed. Whatever was typed here is kept for when your organization allows orders again.',
    history: 'Go to History',
  },
  recordedLate: 'The outcome is recorded now.',
};

/** The fields of an order. */
export const orderFields = {
  notes: 'Notes',
  /** Beside the label: what is asked of the notes, where 0 asks for no length. */
  notesHint: (isRequired: boolean, least: number): string =>
    [
      ...(isRequired ? ['required'] : []),
      ...(least > 0 ? [`at least ${count(least)} characters`] : []),
      'kept with the vendor’s lockout record',
    ].join('; '),
  notesFaults: {
    'notes-too-long': (most: number) =>
      `Too long to be sent: shorten the notes to ${count(most)} characters. Nothing is cut off for you.`,
    'notes-not-text': () =>
      'Half a character stands in the notes, as a cut-off paste leaves it. Delete and retype it.',
  } satisfies Readonly<Record<NotesFault, (most: number) => string>>,
  /** As `common.typed`, where reason and ticket are put before the notes. */
  notesTyped: (length: number, most: number): Parts<'unit'> => [
    `${count(length)} of ${count(most)}`,
    slot('unit'),
    ', with reason and ticket',
  ],
  reason: 'Reason',
  /** Beside the labels of reason and ticket. */
  reasonHint: (isRequired: boolean): string => `${asked(isRequired)}; kept in the journal`,
  chooseReason: 'Choose a reason',
  noReason: 'None',
  ticket: 'Ticket',
  ticketHint: (isRequired: boolean): string => `${asked(isRequired)}; kept in the journal`,
  /** Where a form is asked for, it stands there in words: see `ticketForm`. */
  ticketOff: ['This is not of its form: ', slot('form')] satisfies Parts<'form'>,
  ticketNoLine: (most: number): string =>
    `This is not of its form: one line of at most ${count(most)} characters.`,
  secondReason: 'Second reason',
  secondReasonHint: 'why the trader is unlocked again so soon; kept in the journal, not sent',
  whatWillBeSent: 'What will be sent',
  /** In the place of the server's address. */
  simulator: 'practice simulator',
  notesCannotBeSent: 'Nothing can be sent with these notes: what is wrong is said below them.',
  chooseTrader: 'Choose a trader to see it.',
};

/** What the page warns of before an order is placed. */
export const orderWarnings = {
  live: 'The vendor documents this call for Demo environments. What a Live server answers to it is not known.',
  /** Follows what the organization has written for certain hours. */
  stillGoes: 'An order still goes.',
  alarm: {
    title: 'The journal has an alarm, and no order goes until it is acknowledged.',
    /** Who asks is one of `settingStops.askers`. */
    text: (asker: string): string => `${asker} asks for that. The alarm is said at the top of this window.`,
  },
  repeats: {
    title: 'This repeats an order whose outcome is unknown.',
    text: (placedAt: string): string =>
      `It was placed ${placedAt}. If this one is refused because no lockout is active, none is active now; which of the two orders did it, or whether it ended by itself, is not known.`,
  },
  waits: {
    title: 'An order for this trader waits for follow-up: its outcome is unknown.',
    text: (placedAt: string): string =>
      `It was placed ${placedAt} and may have expired the lockout. To repeat it, go to Follow-up: the new order then names the old one.`,
    go: 'Go to Follow-up',
  },
  coolingOff: {
    title: 'This trader is within the cooling-off.',
    /** Who asks is one of `settingStops.askers`; what then happens is added: see `then`. */
    text: (placedAt: string, asker: string, until: string): string =>
      `The last order for this trader that took effect, or may have, was placed ${placedAt}. ${asker} asks for a pause until ${until}.`,
    then: {
      warn: 'Make sure that this is asked for anew. An order still goes.',
      'second-reason': 'Say below why the trader is unlocked again so soon.',
      refuse: 'An order that is placed now is recorded as refused by this setting, and not sent.',
    } satisfies Readonly<Record<Exclude<CoolingOff, 'none'>, string>>,
  },
};

/** While an order is under way. */
export const underWay = {
  stages: {
    recording: 'Recording the order…',
    recorded: 'Recorded. Sending…',
    sent: 'Recorded. Sending, and waiting for the answer…',
    penalty: 'The server asks this order to wait.',
  } satisfies Readonly<Record<'recording' | WayProgress['kind'], string>>,
  hint: 'It is not repeated by itself, but after a wait that the server asks for. If no answer comes, the outcome is shown as unknown, never as failed.',
};

/** While the server makes an order wait. */
export const penalty = {
  /** How long is left is counted in large figures: see `amounts.running`. */
  left: (seconds: number): Parts<'left'> => [
    slot('left'),
    ` left of ${seconds} s, then it is sent again by itself.`,
  ],
  passed: 'Waiting time passed',
  why: 'A penalty: the server has seen many calls from your office’s network address and makes this one wait. The order was not performed so far, and nothing was changed. After the wait it is sent once more with the server’s ticket, under the same record.',
  cancel: 'Cancel the order',
};
