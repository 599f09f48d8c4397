import type { CoolingOff } from '../../contract/order-rules';
import type { EffectiveSettings } from '../../contract/settings';
import { words } from '../../words/words';
import { localTimeOf } from '../ui/times';
import { askerOf } from './setting-stops';

/** What the form says of a trader within the cooling-off; `unlockedAt` is UTC, ISO 8601. */
export function coolingOffNotice(
  cooling: Exclude<CoolingOff, 'none'>,
  unlockedAt: string,
  settings: EffectiveSettings,
): { readonly title: string; readonly text: string } {
  const end = new Date(Date.parse(unlockedAt) + settings.coolingOffMinutes.value * 60_000).toISOString();
  const { title, text, then } = words.orderWarnings.coolingOff;
  const asked = text(localTimeOf(unlockedAt), askerOf('coolingOffMinutes', settings), localTimeOf(end));
  return { title, text: `${asked} ${then[cooling]}` };
}
