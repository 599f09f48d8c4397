import type { Trader } from '../../contract/traders';
import { words } from '../../words/words';

/** How the simulator answers an order for a sample trader; `answers.ts` says each word's answer. */
export type Play =
  | 'plain'
  | 'expired'
  | 'no-lockout'
  | 'unknown-user'
  | 'not-permitted'
  | 'violations'
  | 'penalty'
  | 'captcha'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'calls-limited'
  | 'too-many-calls'
  | 'server-error'
  | 'hangs'
  | 'cut-body'
  | 'html'
  | 'offline';

interface Sample {
  readonly trader: Trader;
  readonly plays: Play;
}

const ownFirm = 'Northgate Evaluation';

function sample(
  userId: string,
  name: string,
  login: string,
  plays: Play,
  says: keyof typeof words.practiceTraders = plays,
  organization = ownFirm,
): Sample {
  const shows = words.practiceTraders[says];
  return { trader: { userId, name, login, organization, source: 'sample', shows }, plays };
}

const cast: readonly Sample[] = [
  sample('4820913', 'Marisol Okonkwo-Reyes', 'mokonkwo', 'plain'),
  sample('9223372036854775807', 'Tobias Lindqvist', 'tlindqvist', 'plain', 'highest-id'),
  sample('5310077', 'عبد الرحمن بن يوسف الأندلسي', 'abdelrahman.y', 'plain', 'right-to-left'),
  sample('7001', 'Elena Expired', 'eexpired', 'expired'),
  sample('7002', 'Noah No-Lockout', 'nnolockout', 'no-lockout'),
  sample('7003', 'Uma Unknown-User', 'uunknown', 'unknown-user'),
  sample(
    '7004',
    'Otto Other-Organization',
    'oother',
    'not-permitted',
    'other-organization',
    'Harbour Street Trading',
  ),
  sample('7005', 'Nadia Not-Administrator', 'nnotadmin', 'not-permitted'),
  sample('7006', 'Vera Violations', 'vviolations', 'violations'),
  sample('7007', 'Petra Penalty', 'ppenalty', 'penalty'),
  sample('7008', 'Carl Captcha', 'ccaptcha', 'captcha'),
  sample('7009', 'Tess Token-Expired', 'ttoken', 'unauthorized'),
  sample('7010', 'Frank Forbidden', 'fforbidden', 'forbidden'),
  sample('7011', 'Nina Not-Found', 'nnotfound', 'not-found'),
  sample('7012', 'Lars Limited', 'llimited', 'calls-limited'),
  sample('7013', 'Tom Too-Many', 'ttoomany', 'too-many-calls'),
  sample('7014', 'Sam Server-Error', 'sserver', 'server-error'),
  sample('7015', 'Hana Hangs', 'hhangs', 'hangs'),
  sample('7016', 'Cuno Cut-Body', 'ccut', 'cut-body'),
  sample('7017', 'Hugo Html', 'hhtml', 'html'),
  sample('7018', 'Ottilie Offline', 'ooffline', 'offline'),
];

/** The sample traders of Practice; each one's name or `shows` says what an order for him comes to. */
export const samples: readonly Trader[] = cast.map(({ trader }) => trader);

const playById: ReadonlyMap<string, Play> = new Map(cast.map(({ trader, plays }) => [trader.userId, plays]));

/** How an id is answered; one that is no sample's is unknown to the server. */
export function playOf(userId: string): Play {
  return playById.get(userId) ?? 'unknown-user';
}
