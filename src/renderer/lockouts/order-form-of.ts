import type { JournalName } from '../../contract/audit';
import type { Desk } from '../../contract/bridge';
import type { EnvironmentView } from '../../contract/environments';
import type { OrderReport } from '../../contract/lockouts';
import type { SessionState } from '../../contract/sessions';
import { words } from '../../words/words';
import type { Proof } from '../proof/proof.svelte';
import type { SettingsInForce } from '../settings/in-force';
import type { Announcer } from '../ui/announcer.svelte';
import { OrderForm } from './order-form.svelte';

/** What an order form has to know of the window that it stands in; read anew each time. */
interface AroundOrders {
  readonly desk: Desk;
  readonly environment: EnvironmentView;
  readonly orderSession: SessionState | undefined;
  readonly inForce: Pick<SettingsInForce, 'settings'>;
  readonly proof: Pick<Proof, 'alarms'>;
  readonly journalName: JournalName;
  readonly announcer: Pick<Announcer, 'say'>;
}

/** The order form of a window, joined to what the window knows. */
export function orderFormOf(
  around: AroundOrders,
  now: () => number,
  onEnd: (report: OrderReport) => void,
): OrderForm {
  return new OrderForm({
    desk: around.desk,
    now,
    environment: () => around.environment,
    session: () => around.orderSession,
    settings: () => around.inForce.settings,
    hasAlarm: () => around.proof.alarms.some(({ journal }) => journal === around.journalName),
    onEnd,
    onLateRecord: () => around.announcer.say(words.expire.recordedLate),
  });
}
