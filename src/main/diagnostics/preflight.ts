import { journalOf } from '../../contract/audit';
import type { Checks, PreflightAnswer } from '../../contract/diagnostics';
import type { EnvironmentView } from '../../contract/environments';
import type { SessionRequest, SessionState } from '../../contract/sessions';
import type { Probe, Probed } from '../https/probe';
import type { Keychain } from '../keychain/keychain';
import type { SessionForOrder } from '../sessions/sessions';
import type { Tools } from '../tools';
import { checkDisk, type CheckedDisk } from './check-disk';
import { checkKeychain } from './check-keychain';
import { inTime } from './in-time';
import { withoutHome } from './redact';

/** How long one check may take, in milliseconds: all are done at once, but for the server's, which needs the token. */
const CHECK_MS = 10_000;
const SESSION_MS = 4_000;

/** What a preflight is made from. */
export interface PreflightTools extends Pick<
  Tools,
  'auditFolders' | 'clock' | 'elapsed' | 'homeFolder' | 'newId' | 'note' | 'waitOut'
> {
  readonly keychain: Keychain;
  readonly disk: CheckedDisk;
  readonly probe: Probe;
  readonly environment: (id: string) => Promise<EnvironmentView | undefined>;
  /** The session of any environment, as the page may know it. */
  readonly session: (environment: EnvironmentView) => Promise<SessionState>;
  /** Its token, for the address that it was saved for alone; never one that is over. */
  readonly token: (environment: EnvironmentView) => Promise<SessionForOrder>;
}

type ServerChecks = Pick<Checks, 'name' | 'proxy' | 'tls' | 'clock' | 'token'>;
const practice = { kind: 'practice' } as const;
const silent: SessionState = { kind: 'unavailable', why: 'timed-out' };

function noteCall({ note }: PreflightTools, { host, path, ms, came }: Probed): void {
  note({ what: 'call', method: 'GET', host, path, ms: Math.round(ms), came });
}

async function checkServer(
  tools: PreflightTools,
  environment: EnvironmentView,
  baseUrl: string,
): Promise<ServerChecks> {
  const { probe, waitOut } = tools;
  const [session, found] = await Promise.all([
    inTime(tools.session(environment), silent, SESSION_MS, waitOut),
    inTime<SessionForOrder>(tools.token(environment), { kind: 'none' }, SESSION_MS, waitOut),
  ]);
  const token = found.kind === 'token' ? found.token : undefined;
  // SECURITY: `token` gives one only for the origin of this very address.
  const probed = await probe({ baseUrl, ...(token === undefined ? {} : { token }) });
  noteCall(tools, probed);
  const { name, proxy, tls, clock, came } = probed;
  const httpStatus = token === undefined || typeof came === 'string' ? {} : { httpStatus: came.status };
  return { name, proxy, tls, clock, token: { session, ...httpStatus } };
}

async function checkPractice(tools: PreflightTools, environment: EnvironmentView): Promise<ServerChecks> {
  const session = await inTime(tools.session(environment), silent, SESSION_MS, tools.waitOut);
  return { name: practice, proxy: practice, tls: practice, clock: practice, token: { session } };
}

function checkDiskOf(tools: PreflightTools, { kind }: EnvironmentView): Promise<Checks['disk']> {
  const { auditFolders, elapsed, homeFolder, newId, waitOut } = tools;
  const shown = (folder: string): string => withoutHome(folder, homeFolder);
  const journal = auditFolders[journalOf(kind)];
  const checked = checkDisk(tools.disk, journal, { name: `preflight-${newId()}.tmp`, elapsed, shown });
  return inTime(checked, { kind: 'failed', folder: shown(journal), code: 'ETIMEDOUT' }, CHECK_MS, waitOut);
}

async function check(tools: PreflightTools, environment: EnvironmentView): Promise<Checks> {
  const { keychain, newId, elapsed, waitOut } = tools;
  const disk = checkDiskOf(tools, environment);
  const { kind, baseUrl } = environment;
  // SECURITY: Practice opens no connection and touches no keychain, here neither.
  if (kind === 'practice' || baseUrl === undefined)
    return { ...(await checkPractice(tools, environment)), keychain: practice, disk: await disk };
  const late = { kind: 'unavailable', why: 'timed-out' } as const;
  const kept = inTime<Checks['keychain']>(checkKeychain(keychain, newId(), elapsed), late, CHECK_MS, waitOut);
  const server = await checkServer(tools, environment, baseUrl);
  return { ...server, keychain: await kept, disk: await disk };
}

/** Looks at an environment without touching a trader; one look at a time. Takes some 15 seconds at most. */
export function preflight(tools: PreflightTools): (ask: SessionRequest) => Promise<PreflightAnswer> {
  let isUnderWay = false;
  return async ({ environmentId }) => {
    if (isUnderWay) return { kind: 'stopped', why: 'under-way' };
    isUnderWay = true;
    try {
      const environment = await tools.environment(environmentId);
      if (!environment) return { kind: 'stopped', why: 'environment-not-known' };
      const at = tools.clock().toISOString();
      const checks = await check(tools, environment);
      const { id, name, kind, baseUrl } = environment;
      const about = { id, name, kind, ...(baseUrl === undefined ? {} : { baseUrl }) };
      return { kind: 'checked', at, environment: about, checks };
    } finally {
      isUnderWay = false;
    }
  };
}
