import type { SettingStop } from '../../contract/setting-stop';
import { MAX_NOTES } from '../../contract/lockouts';
import { MAX_SECOND_REASON } from '../../contract/order-rules';
import type { EffectiveSettings, SettingSource } from '../../contract/settings';
import type { SettingName } from '../../contract/setting-values';
import { countOf } from '../ui/numbers';

const nothing = 'Nothing was sent or recorded.';

/** Who asks, as the start of a sentence that goes on with a verb in the singular. */
const askers: Readonly<Record<SettingSource, string>> = {
  enforced: 'Your organization',
  defaults: 'Your organization',
  user: 'A setting of your own',
  'built-in': 'A setting',
  broken: 'A setting that counts while your organization’s policy can’t be read',
};

/** Who asks for what a setting says; `A setting` where the settings are not known here. */
export function askerOf(name: SettingName, settings: EffectiveSettings | undefined): string {
  return askers[settings?.[name].source ?? 'built-in'];
}

interface Words {
  readonly name: SettingName;
  /** Goes on from who asks. */
  readonly asks: string;
  readonly now: string;
}

const least = (settings: EffectiveSettings | undefined): string =>
  settings ? `at least ${countOf(settings.notesMinLength.value)} characters in notes` : 'longer notes';

/** What each stop says, complete by type. */
const words: Readonly<Record<SettingStop, (settings: EffectiveSettings | undefined) => Words>> = {
  'read-only': () => ({
    name: 'readOnly',
    asks: 'keeps this application read-only: no order is taken.',
    now: 'Ask IT if orders are to be placed here.',
  }),
  'notes-missing': () => ({
    name: 'notesRequired',
    asks: 'asks for notes with every order.',
    now: 'Write why the lockout is expired, then press again.',
  }),
  'notes-too-short': (settings) => ({
    name: 'notesMinLength',
    asks: `asks for ${least(settings)}, and blanks around them do not count.`,
    now: 'Say more, then press again.',
  }),
  'composed-too-long': () => ({
    name: 'composeNotes',
    asks: `has reason and ticket put before the notes, and all of it is longer than ${countOf(MAX_NOTES)} characters.`,
    now: 'Shorten the notes; none of them are cut off for you.',
  }),
  'reason-missing': () => ({
    name: 'reasonRequired',
    asks: 'asks for a reason with every order.',
    now: 'Choose one, then press again.',
  }),
  'reason-not-known': () => ({
    name: 'reasonCodes',
    asks: 'does not offer the reason that was chosen any more.',
    now: 'Choose another one, then press again.',
  }),
  'ticket-missing': () => ({
    name: 'ticketRequired',
    asks: 'asks for a ticket with every order.',
    now: 'Type its number, then press again.',
  }),
  'ticket-form': () => ({
    name: 'ticketPattern',
    asks: 'asks for another form of ticket, in one line of at most 64 characters.',
    now: 'Correct it as is said below the ticket, then press again.',
  }),
  'second-reason-missing': () => ({
    name: 'coolingOffThen',
    asks: 'asks for a second reason, as an order for this trader took effect, or may have, within the cooling-off.',
    now: 'Say why he is unlocked again so soon, then press again.',
  }),
  'second-reason-too-long': () => ({
    name: 'coolingOffThen',
    asks: `takes at most ${countOf(MAX_SECOND_REASON)} characters as a second reason.`,
    now: 'Shorten it; none of it is cut off for you.',
  }),
  'second-reason-not-text': () => ({
    name: 'coolingOffThen',
    asks: 'asks for a second reason, and what was given holds half a character or one that can’t be seen.',
    now: 'Delete and retype what looks like � in it.',
  }),
  alarm: () => ({
    name: 'alarmThen',
    asks: 'lets no order go while the journal has an alarm that nobody has acknowledged.',
    now: 'Have the alarm looked into and acknowledged, then press again.',
  }),
};

/** Why an order does not go by the settings: who asks for what, that nothing happened, and what to do. */
export function settingStop(why: SettingStop, settings: EffectiveSettings | undefined): string {
  const { name, asks, now } = words[why](settings);
  return `${askerOf(name, settings)} ${asks} ${nothing} ${now}`;
}

/** Every stop that settings have a sentence for. */
export const settingStops: readonly SettingStop[] = Object.keys(words).filter(isSettingStop);

/** Whether a stop is the settings'. */
export function isSettingStop(why: string): why is SettingStop {
  return Object.hasOwn(words, why);
}
