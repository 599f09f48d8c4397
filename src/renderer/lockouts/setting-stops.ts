import { MAX_NOTES } from '../../contract/lockouts';
import { MAX_SECOND_REASON } from '../../contract/order-rules';
import type { SettingStop } from '../../contract/setting-stop';
import type { SettingName } from '../../contract/setting-values';
import type { EffectiveSettings } from '../../contract/settings';
import { MAX_TICKET } from '../../contract/ticket-form';
import { words } from '../../words/words';

const { askers, stops } = words.settingStops;

/** Who asks for what a setting says; `A setting` where the settings are not known here. */
export function askerOf(name: SettingName, settings: EffectiveSettings | undefined): string {
  return askers[settings?.[name].source ?? 'built-in'];
}

/** The setting that each stop comes from, complete by type. */
const settingOf: Readonly<Record<SettingStop, SettingName>> = {
  'read-only': 'readOnly',
  'notes-missing': 'notesRequired',
  'notes-too-short': 'notesMinLength',
  'composed-too-long': 'composeNotes',
  'reason-missing': 'reasonRequired',
  'reason-not-known': 'reasonCodes',
  'ticket-missing': 'ticketRequired',
  'ticket-form': 'ticketPattern',
  'second-reason-missing': 'coolingOffThen',
  'second-reason-too-long': 'coolingOffThen',
  'second-reason-not-text': 'coolingOffThen',
  alarm: 'alarmThen',
};

/** Why an order does not go by the settings: who asks for what, that nothing happened, and what to do. */
export function settingStop(why: SettingStop, settings: EffectiveSettings | undefined): string {
  return stops[why]({
    asker: askerOf(settingOf[why], settings),
    least: why === 'notes-too-short' ? settings?.notesMinLength.value : undefined,
    mostNotes: MAX_NOTES,
    mostReason: MAX_SECOND_REASON,
    mostTicket: MAX_TICKET,
  });
}

/** Every stop that settings have a sentence for. */
export const settingStops: readonly SettingStop[] = Object.keys(settingOf).filter(isSettingStop);

/** Whether a stop is the settings'. */
export function isSettingStop(why: string): why is SettingStop {
  return Object.hasOwn(settingOf, why);
}
