import type { JournalName } from '../contract/audit';
import {
  auditProgressChannel,
  commandChannel,
  orderProgressChannel,
  sessionChangeChannel,
  settingsChannel,
} from '../contract/bridge';
import type { EnvironmentView } from '../contract/environments';
import type { Command } from '../contract/shortcuts';
import type { Answerers } from './bridge/answer-question';
import { noticesOf, type TellSystem } from './notices/notices';
import type { Hearing } from './subjects';
import type { DeskWindow } from './window/desk-window';

/** What hearing is joined to. */
export interface HearingAround {
  readonly window: () => DeskWindow;
  readonly tell: TellSystem;
  readonly environment: (id: string) => Promise<EnvironmentView | undefined>;
  readonly alarms: (journal: JournalName) => Promise<readonly { readonly id: string }[]>;
}

/** Brings the window up and has its page do something. */
export function commandsTo(window: () => DeskWindow): (command: Command) => void {
  return (command) => window().bringUp(commandChannel, command);
}

/** What the subjects say goes to the page, to the taskbar, and to the system where nobody looks at the page. */
export function hearingOf({ window, tell, environment, alarms }: HearingAround): Hearing {
  const run = commandsTo(window);
  const notices = noticesOf({
    isWatched: () => window().isFocused(),
    tell,
    alarms,
    open: (page) => run(`go-${page}`),
    nameOf: async (id) => (await environment(id))?.name,
  });
  return {
    order: (progress) => window().send(orderProgressChannel, progress),
    session: (change) => {
      window().send(sessionChangeChannel, change);
      void notices.session(change);
    },
    settings: (view) => {
      window().send(settingsChannel, view);
      window().setTheme(view.settings.theme.value);
    },
    audit: (progress) => {
      window().send(auditProgressChannel, progress);
      if (progress.kind === 'job' && progress.total > 0)
        window().setProgress(Math.min(1, progress.done / progress.total));
      void notices.audit(progress);
    },
  };
}

/** The same answer; once it is given, nothing more of it is on the taskbar. */
function offTaskbarAfter<Ask, Answer>(
  window: () => DeskWindow,
  answer: (ask: Ask) => Answer | Promise<Answer>,
): (ask: Ask) => Promise<Answer> {
  return async (ask) => {
    try {
      return await answer(ask);
    } finally {
      window().setProgress('over');
    }
  };
}

type Long = Pick<Answerers, 'verifyJournal' | 'exportHistory'>;

/** The same answerers; what takes long leaves the taskbar at its end. */
export function onTaskbar<A extends Long>(window: () => DeskWindow, answerers: A): A {
  return {
    ...answerers,
    verifyJournal: offTaskbarAfter(window, answerers.verifyJournal),
    exportHistory: offTaskbarAfter(window, answerers.exportHistory),
  };
}
