import type { OrderReport } from '../../contract/lockouts';
import { words } from '../../words/words';
import type { Place } from '../environments/place.svelte';
import type { SettingsInForce } from '../settings/in-force';

/** What of the window an order's repeat depends on. */
interface Now {
  readonly place: Pick<Place, 'withId'>;
  readonly busy: boolean;
  readonly inForce: Pick<SettingsInForce, 'isReadOnly'>;
}

/** Why an order can't be repeated now, in a sentence; undefined where it can. */
export function repeatStop(
  { place, busy, inForce }: Now,
  { environment }: Pick<OrderReport, 'environment'>,
): string | undefined {
  const { readOnly, orderUnderWay } = words.palette.whyNot;
  if (inForce.isReadOnly) return readOnly;
  if (busy) return orderUnderWay;
  return place.withId(environment.id) ? undefined : words.outcomes.notRepeated(environment.name);
}
