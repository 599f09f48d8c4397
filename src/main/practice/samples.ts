import type { Trader } from '../../contract/traders';

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
  shows: string,
  organization = ownFirm,
): Sample {
  return { trader: { userId, name, login, organization, source: 'sample', shows }, plays };
}

const plain = 'An ordinary trader: the lockout is expired, and a new one starts a minute later.';

const cast: readonly Sample[] = [
  sample('4820913', 'Marisol Okonkwo-Reyes', 'mokonkwo', 'plain', plain),
  sample(
    '9223372036854775807',
    'Tobias Lindqvist',
    'tlindqvist',
    'plain',
    `${plain} His id is the highest there is.`,
  ),
  sample(
    '5310077',
    'عبد الرحمن بن يوسف الأندلسي',
    'abdelrahman.y',
    'plain',
    `${plain} His name runs from right to left.`,
  ),
  sample(
    '7001',
    'Elena Expired',
    'eexpired',
    'expired',
    'Done. Asked again: no lockout is active, until the application is started anew.',
  ),
  sample('7002', 'Noah No-Lockout', 'nnolockout', 'no-lockout', 'Refused: no lockout is active.'),
  sample('7003', 'Uma Unknown-User', 'uunknown', 'unknown-user', 'Refused: the server knows no such user.'),
  sample(
    '7004',
    'Otto Other-Organization',
    'oother',
    'not-permitted',
    'Refused: he belongs to another organization.',
    'Harbour Street Trading',
  ),
  sample(
    '7005',
    'Nadia Not-Administrator',
    'nnotadmin',
    'not-permitted',
    'Refused: whoever asks is no administrator.',
  ),
  sample(
    '7006',
    'Vera Violations',
    'vviolations',
    'violations',
    'Refused: the server lists what is wrong with the input.',
  ),
  sample(
    '7007',
    'Petra Penalty',
    'ppenalty',
    'penalty',
    'The server asks for a wait of 5 seconds, then expires the lockout.',
  ),
  sample(
    '7008',
    'Carl Captcha',
    'ccaptcha',
    'captcha',
    'Refused: the server wants a captcha, which no program can solve.',
  ),
  sample(
    '7009',
    'Tess Token-Expired',
    'ttoken',
    'unauthorized',
    'Refused with 401: the session is no longer valid.',
  ),
  sample('7010', 'Frank Forbidden', 'fforbidden', 'forbidden', 'Refused with 403: not permitted.'),
  sample('7011', 'Nina Not-Found', 'nnotfound', 'not-found', 'Refused with 404: no such entity or address.'),
  sample('7012', 'Lars Limited', 'llimited', 'calls-limited', 'Refused with 423: calls are being limited.'),
  sample(
    '7013',
    'Tom Too-Many',
    'ttoomany',
    'too-many-calls',
    'Refused with 429 and an empty body: too many calls.',
  ),
  sample(
    '7014',
    'Sam Server-Error',
    'sserver',
    'server-error',
    'Unknown: the server failed with 500 and an error id.',
  ),
  sample('7015', 'Hana Hangs', 'hhangs', 'hangs', 'Unknown: no answer comes within 10 seconds.'),
  sample(
    '7016',
    'Cuno Cut-Body',
    'ccut',
    'cut-body',
    'Unknown: it was done, but the answer was cut. Repeated within a minute: no lockout is active.',
  ),
  sample('7017', 'Hugo Html', 'hhtml', 'html', 'Unknown: a web page came instead of an answer.'),
  sample('7018', 'Ottilie Offline', 'ooffline', 'offline', 'Not sent: this computer is offline.'),
];

/** The sample traders of Practice; each one's name or `shows` says what an order for him comes to. */
export const samples: readonly Trader[] = cast.map(({ trader }) => trader);

const playById: ReadonlyMap<string, Play> = new Map(cast.map(({ trader, plays }) => [trader.userId, plays]));

/** How an id is answered; one that is no sample's is unknown to the server. */
export function playOf(userId: string): Play {
  return playById.get(userId) ?? 'unknown-user';
}
