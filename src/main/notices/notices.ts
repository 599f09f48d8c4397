import type { JournalName } from '../../contract/audit';
import type { AuditProgress } from '../../contract/proof';
import type { SessionChange, SessionState } from '../../contract/sessions';
import type { Page } from '../../contract/shortcuts';
import { words } from '../../words/words';

/** Shows a notification of the system's. */
export type TellSystem = (title: string, body: string, chosen: () => void) => void;

/** What notices need from outside. */
export interface NoticeTools {
  /** Whether somebody works in the window: then the page says it. */
  readonly isWatched: () => boolean;
  readonly tell: TellSystem;
  /** Brings the window up, and goes to a page. */
  readonly open: (page: Page) => void;
  /** The environment's name; undefined where it is offered no more. */
  readonly nameOf: (environmentId: string) => Promise<string | undefined>;
  readonly alarms: (journal: JournalName) => Promise<readonly { readonly id: string }[]>;
}

/** An event that may be told, with what tells it from every other. */
interface Event {
  readonly key: string;
  readonly said: { readonly title: (name: string) => string; readonly body: string };
}

const renewsItself = (session: Extract<SessionState, { kind: 'expiring' }>): boolean =>
  session.renewal.kind === 'planned' || session.renewal.kind === 'under-way';

/** What is told of a session that has changed; undefined: nothing. */
function eventOf({ environmentId, session }: SessionChange): Event | undefined {
  if (session.kind === 'expiring' && !renewsItself(session))
    return {
      // Its end is the same event: whoever heard that it was near needs no second word.
      key: `end:${environmentId}:${session.fingerprint}`,
      said: words.notices.ends,
    };
  if (session.kind === 'expired')
    return { key: `end:${environmentId}:${session.fingerprint}`, said: words.notices.ended };
  if (session.kind === 'rejected')
    return { key: `rejected:${environmentId}:${session.fingerprint}`, said: words.notices.rejected };
  return undefined;
}

/** Tells those who look at other windows what can't wait: each event once, without a name of any person. */
export function noticesOf(tools: NoticeTools): {
  readonly session: (change: SessionChange) => Promise<void>;
  readonly audit: (progress: AuditProgress) => Promise<void>;
} {
  const told = new Set<string>();
  /** Whether it is to be told; what is said in the window counts as told. */
  const isNew = (key: string): boolean => {
    const isFirst = !told.has(key);
    told.add(key);
    return isFirst && !tools.isWatched();
  };
  return {
    session: async (change) => {
      const event = eventOf(change);
      if (!event || !isNew(event.key)) return;
      const name = (await tools.nameOf(change.environmentId)) ?? words.notices.unnamed;
      tools.tell(event.said.title(name), event.said.body, () => tools.open('sessions'));
    },
    audit: async (progress) => {
      if (progress.kind !== 'health') return;
      const alarms = await tools.alarms(progress.journal);
      const fresh = alarms.filter(({ id }) => isNew(`alarm:${id}`));
      if (fresh.length === 0) return;
      const { title, body } = words.notices.alarm;
      tools.tell(title, body, () => tools.open('history'));
    },
  };
}
