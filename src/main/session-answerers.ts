import type { EnvironmentView } from '../contract/environments';
import type { SessionRequest } from '../contract/sessions';
import type { KeyKeepingAnswer } from '../contract/sign-in';
import type { Answerers } from './bridge/answer-question';
import { practiceOne, realOne } from './environments';
import type { RealEnvironment, Sessions } from './sessions/sessions';
import type { KeyKeepingSetting } from './settings/key-keeping';

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
  readonly keyKeeping: KeyKeepingSetting;
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
  | 'setKeyKeeping'
>;

const notKnown = { kind: 'stopped', why: 'environment-not-known' } as const;
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

/** Sets whether keys are kept; what was kept is removed where they are not any more. */
async function setKeyKeeping(sources: SessionSources, keep: boolean): Promise<KeyKeepingAnswer> {
  const set = await sources.keyKeeping.set(keep);
  if (set.kind === 'stopped') return set;
  if (set.keeping.keep) return { ...set, keys: 'untouched' };
  await sources.practiceSessions.removeKeys([practiceOne]);
  return { ...set, keys: await sources.sessions.removeKeys(await sources.realEnvironments()) };
}

/** The answer to each question about sessions. */
export function sessionAnswerers(sources: SessionSources): SessionAnswerers {
  const act = inSessions(sources);
  return {
    readSession: async (ask) =>
      (await act(ask, async (sessions, environment) => ({
        kind: 'session' as const,
        session: await sessions.state(environment),
      }))) ?? notKnown,
    pasteToken: async (ask) =>
      (await act(ask, async (sessions, environment) =>
        environment === practiceOne
          ? { kind: 'stopped' as const, why: 'practice' as const }
          : sessions.paste(environment),
      )) ?? notKnown,
    forgetSession: async (ask) =>
      (await act(ask, (sessions, environment) => sessions.forget(environment))) ?? notKnown,
    renewSession: async (ask) =>
      (await act(ask, (sessions, environment) => sessions.renew(environment))) ?? notKnown,
    readSignIn: async (ask) =>
      (await act(ask, (sessions, environment) => sessions.signInView(environment))) ?? notKnown,
    signIn: async (ask) =>
      (await act(ask, (sessions, environment) => sessions.signIn(environment, ask))) ?? notKnown,
    deleteKeyFile: async (ask) =>
      (await act(ask, (sessions, environment) => sessions.deleteKeyFile(environment))) ?? noFile,
    setKeyKeeping: ({ keep }) => setKeyKeeping(sources, keep),
  };
}
