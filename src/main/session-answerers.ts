import type { EnvironmentView } from '../contract/environments';
import type { KeychainTrouble, SessionRequest } from '../contract/sessions';
import type { KeyKeepingAnswer } from '../contract/sign-in';
import type { Answerers } from './bridge/answer-question';
import { practiceOne, realOne } from './environments';
import type { RealEnvironment, Sessions } from './sessions/sessions';
import type { Settings } from './settings/settings';

/** What the answers about sessions are made from. */
export interface SessionSources {
  /** Finds an environment; waits for the policy only for one that is not built in. */
  readonly environment: (id: string) => Promise<EnvironmentView | undefined>;
  /** All that are known once the policy has been read. */
  readonly realEnvironments: () => Promise<readonly RealEnvironment[]>;
  /** Those of real environments, in the system's keychain. */
  readonly sessions: Sessions;
  /** Practice's own, in memory alone. */
  readonly practiceSessions: Sessions;
  readonly settings: Settings;
}

type SessionAnswerers = Pick<
  Answerers,
  | 'readSession'
  | 'pasteToken'
  | 'forgetSession'
  | 'renewSession'
  | 'readSignIn'
  | 'signIn'
  | 'deleteKeyFile'
  | 'forgetKey'
  | 'setKeyKeeping'
>;

const notKnown = { kind: 'stopped', why: 'environment-not-known' } as const;
const readOnly = { kind: 'stopped', why: 'read-only' } as const;
const noFile = { kind: 'kept', why: 'no-file' } as const;

/** Does something with the session of an environment, in the sessions that it belongs to; undefined for one not known. */
function inSessions(
  sources: SessionSources,
): <T>(
  ask: SessionRequest,
  act: (sessions: Sessions, environment: RealEnvironment) => Promise<T>,
) => Promise<T | undefined> {
  return async ({ environmentId }, act) => {
    const environment = await sources.environment(environmentId);
    if (environment?.kind === 'practice') return act(sources.practiceSessions, practiceOne);
    const real = environment && realOne(environment);
    return real && act(sources.sessions, real);
  };
}

/** Makes or renews a session, where the settings let one be made. */
function making(
  { settings }: SessionSources,
  act: ReturnType<typeof inSessions>,
): <T>(...given: Parameters<typeof act<T>>) => Promise<T | typeof notKnown | typeof readOnly> {
  return async (ask, make) => {
    const { settings: now } = await settings.read();
    // SECURITY: read-only is kept here, whatever the page shows.
    return now.readOnly.value ? readOnly : ((await act(ask, make)) ?? notKnown);
  };
}

/** Removes every key that is kept, Practice's too. */
async function removeKeptKeys(
  sources: Pick<SessionSources, 'sessions' | 'practiceSessions' | 'realEnvironments'>,
): Promise<'removed' | KeychainTrouble> {
  await sources.practiceSessions.removeKeys([practiceOne]);
  return sources.sessions.removeKeys(await sources.realEnvironments());
}

/** Removes them, too, once the settings change to that none is kept; nobody waits for it. */
export function followKeyKeeping(
  sources: Pick<SessionSources, 'sessions' | 'practiceSessions' | 'realEnvironments' | 'settings'>,
): void {
  sources.settings.onChange(({ settings: { keepApiKeys } }, changes) => {
    if (!keepApiKeys.value && changes.some(({ name }) => name === 'keepApiKeys'))
      void removeKeptKeys(sources);
  });
}

/** Sets whether keys are kept; what was kept is removed where they are not any more. */
async function setKeyKeeping(sources: SessionSources, keep: boolean): Promise<KeyKeepingAnswer> {
  const set = await sources.settings.set('keepApiKeys', keep);
  if (set.kind === 'stopped') {
    if (set.why === 'not-saved') return { kind: 'stopped', why: set.why, code: set.detail ?? 'unknown' };
    return { kind: 'stopped', why: 'managed' };
  }
  const { value, locked } = set.view.settings.keepApiKeys;
  const keys = value ? 'untouched' : await removeKeptKeys(sources);
  return { kind: 'set', keeping: { keep: value, locked }, keys };
}

/** The answer to each question about sessions. */
export function sessionAnswerers(sources: SessionSources): SessionAnswerers {
  const act = inSessions(sources);
  const make = making(sources, act);
  return {
    readSession: async (ask) =>
      (await act(ask, async (sessions, environment) => ({
        kind: 'session' as const,
        session: await sessions.state(environment),
      }))) ?? notKnown,
    pasteToken: (ask) =>
      make(ask, async (sessions, environment) =>
        environment === practiceOne
          ? { kind: 'stopped' as const, why: 'practice' as const }
          : sessions.paste(environment),
      ),
    forgetSession: async (ask) =>
      (await act(ask, (sessions, environment) => sessions.forget(environment))) ?? notKnown,
    renewSession: (ask) => make(ask, (sessions, environment) => sessions.renew(environment)),
    readSignIn: async (ask) =>
      (await act(ask, (sessions, environment) => sessions.signInView(environment))) ?? notKnown,
    signIn: (ask) => make(ask, (sessions, environment) => sessions.signIn(environment, ask)),
    deleteKeyFile: async (ask) =>
      (await act(ask, (sessions, environment) => sessions.deleteKeyFile(environment))) ?? noFile,
    forgetKey: async (ask) =>
      (await act(ask, (sessions, environment) => sessions.forgetKey(environment))) ?? notKnown,
    setKeyKeeping: ({ keep }) => setKeyKeeping(sources, keep),
  };
}
