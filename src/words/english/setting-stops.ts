import type { SettingStop } from '../../contract/setting-stop';
import type { SettingSource } from '../../contract/settings';
import { count } from './forms';

/** What a stop by a setting may name; `asker` is one of `settingStops.askers`. */
interface Given {
  readonly asker: string;
  /** For notes that are too short: the fewest characters that are asked for, where they are known. */
  readonly least: number | undefined;
  /** The bounds of notes, of a second reason and of a ticket, in characters. */
  readonly mostNotes: number;
  readonly mostReason: number;
  readonly mostTicket: number;
}

const nothing = 'Nothing was sent or recorded.';

const longerNotes = (least: number | undefined): string =>
  least === undefined ? 'longer notes' : `at least ${count(least)} characters in notes`;

/** Why the settings let an order not go. */
export const settingStops = {
  /** Who asks for what a setting says: the subject, in the singular, that a sentence begins with. */
  askers: {
    enforced: 'Your organization',
    defaults: 'Your organization',
    user: 'A setting of your own',
    'built-in': 'A setting',
    broken: 'A setting that counts while your organization’s policy can’t be read',
  } satisfies Readonly<Record<SettingSource, string>>,
  stops: {
    'read-only': ({ asker }) =>
      `${asker} keeps this application read-only: no order is taken. ${nothing} Ask IT if orders are to be placed here.`,
    'notes-missing': ({ asker }) =>
      `${asker} asks for notes with every order. ${nothing} Write why the lockout is expired, then press again.`,
    'notes-too-short': ({ asker, least }) =>
      `${asker} asks for ${longerNotes(least)}, and blanks around them do not count. ${nothing} Say more, then press again.`,
    'composed-too-long': ({ asker, mostNotes }) =>
      `${asker} has reason and ticket put before the notes, and all of it is longer than ${count(mostNotes)} characters. ${nothing} Shorten the notes; none of them are cut off for you.`,
    'reason-missing': ({ asker }) =>
      `${asker} asks for a reason with every order. ${nothing} Choose one, then press again.`,
    'reason-not-known': ({ asker }) =>
      `${asker} does not offer the reason that was chosen any more. ${nothing} Choose another one, then press again.`,
    'ticket-missing': ({ asker }) =>
      `${asker} asks for a ticket with every order. ${nothing} Type its number, then press again.`,
    'ticket-form': ({ asker, mostTicket }) =>
      `${asker} asks for another form of ticket, in one line of at most ${count(mostTicket)} characters. ${nothing} Correct it as is said below the ticket, then press again.`,
    'second-reason-missing': ({ asker }) =>
      `${asker} asks for a second reason, as an order for this trader took effect, or may have, within the cooling-off. ${nothing} Say why the trader is unlocked again so soon, then press again.`,
    'second-reason-too-long': ({ asker, mostReason }) =>
      `${asker} takes at most ${count(mostReason)} characters as a second reason. ${nothing} Shorten it; none of it is cut off for you.`,
    'second-reason-not-text': ({ asker }) =>
      `${asker} asks for a second reason, and what was given holds half a character or one that can’t be seen. ${nothing} Delete and retype what looks like � in it.`,
    alarm: ({ asker }) =>
      `${asker} lets no order go while the journal has an alarm that nobody has acknowledged. ${nothing} Have the alarm looked into and acknowledged, then press again.`,
  } satisfies Readonly<Record<SettingStop, (given: Given) => string>>,
};
