import type { CoolingOff } from '../../contract/order-rules';
import type { EffectiveSettings } from '../../contract/settings';
import { localTimeOf } from '../ui/times';
import { askerOf } from './setting-stops';

const then: Readonly<Record<Exclude<CoolingOff, 'none'>, string>> = {
  warn: 'Make sure that he asks anew. An order still goes.',
  'second-reason': 'Say below why he is unlocked again so soon.',
  refuse: 'An order that is placed now is recorded as refused by this setting, and not sent.',
};

/** What the form says of a trader within the cooling-off; `unlockedAt` is UTC, ISO 8601. */
export function coolingOffWords(
  cooling: Exclude<CoolingOff, 'none'>,
  unlockedAt: string,
  settings: EffectiveSettings,
): { readonly title: string; readonly text: string } {
  const end = new Date(Date.parse(unlockedAt) + settings.coolingOffMinutes.value * 60_000).toISOString();
  return {
    title: 'This trader is within the cooling-off.',
    text: `His last order that took effect, or may have, was placed ${localTimeOf(unlockedAt)}. ${askerOf('coolingOffMinutes', settings)} asks for a pause until ${localTimeOf(end)}. ${then[cooling]}`,
  };
}
