import type { Reason } from '../../contract/lockouts';

/** What an administrator reads at an order's end. */
interface Ended {
  /** What happened and whether anything changed, in one breath. */
  readonly title: string;
  /** Why, in the few words of a list, where the outcome stands beside it; empty where the outcome says all. */
  readonly short: string;
  /** What to do next. */
  readonly whatNow: string;
}

const unchanged = (short: string, whatNow: string): Ended => ({
  title: `Nothing was changed: ${short}`,
  short,
  whatNow,
});
const perhaps = (short: string, whatNow: string): Ended => ({
  title: `The lockout may have been expired. ${short}`,
  short,
  whatNow,
});
const notSent = (short: string, whatNow: string): Ended => ({
  title: `The order was not sent and nothing was changed: ${short}`,
  short,
  whatNow,
});

// Repeating by hand is low risk, and what a refusal then tells is no more than this.
const askOrRepeat =
  'Ask the trader whether trading works, or repeat the order. If the repeat is refused because no lockout is active, none is active now.';
const waitAnHour =
  'Wait an hour before the next call: calls made meanwhile start the hour again. Then place the order again.';

/** Why an order ended as it did. */
export const reasons = {
  expired: {
    title: 'The manual lockout was expired.',
    short: '',
    whatNow:
      'Trading is re-enabled at once on this trader’s accounts, unless another kind of lock is in place: a login, risk or administrator’s lock looks alike and is not lifted by this. Tell the trader to try.',
  },
  'refused-by-rules': unchanged(
    'the server refused the order.',
    'Its own words are below. It refuses when no manual lockout is active, when the user does not exist or belongs to another organization, and when you are not an administrator there. If no lockout is active and the trader still cannot trade, another kind of lock is in place, which this order cannot lift.',
  ),
  violations: unchanged(
    'the server found the order invalid.',
    'What it objects to is below. Check the id and the notes, then place a new order.',
  ),
  malformed: unchanged(
    'the server could not read the order (400).',
    'Placing it again will not help. Copy the details for whoever looks after this application: it and the server disagree about the order’s form.',
  ),
  unauthorized: unchanged(
    'the session was not accepted (401).',
    'Its token has expired, is wrong, or belongs to a session that was closed elsewhere, and is not used any more. Sign in again in Sessions, then place the order again.',
  ),
  forbidden: unchanged(
    'this session has no permission to expire lockouts (403).',
    'Only administrators of the trader’s organization may. Sign in as one in Sessions, or ask for the permission, then place the order again.',
  ),
  'not-found': unchanged(
    'the server knows no such trader, or no such call (404).',
    'Check the id with the trader. If it is right, the environment’s address may be wrong: a wrong host answers like this too. Ask IT to check it.',
  ),
  'calls-limited': unchanged('the server is limiting calls (423).', waitAnHour),
  'too-many-calls': unchanged('too many calls were made (429).', waitAnHour),
  'penalty-cancelled': unchanged(
    'it was cancelled here while the server made it wait.',
    'Place it again when you are ready; the server may ask for another wait.',
  ),
  'penalty-captcha': unchanged(
    'the server asks for a captcha, which no program can answer.',
    'Wait about an hour, and have everybody in your office wait: the penalty goes by network address, so the whole office shares it. Then place the order again.',
  ),
  'penalty-again': unchanged(
    'the server made the order wait four times in a row.',
    'The application stopped asking. The penalty goes by network address, so let the whole office make no calls for an hour, then place the order again.',
  ),
  'penalty-time': unchanged(
    'the server asked for a wait that cannot be right.',
    'Only waits of 1 second to 1 hour are kept. Place the order again later; if this comes again, copy the details for whoever looks after this application.',
  ),
  'penalty-unrecorded': unchanged(
    'the server asked for a wait, and the journal could not record it.',
    'What cannot be recorded is not sent, so the order was not sent again. Make the journal writable (most often: free some disk space), then place the order again.',
  ),
  'penalty-no-session': unchanged(
    'the session ended while the server made the order wait.',
    'Sign in again or paste a new token, then place the order again.',
  ),
  'answer-unreadable': perhaps('The server’s answer could not be understood.', askOrRepeat),
  'answer-contradicts': perhaps(
    'The server’s answer contradicts itself.',
    `It says both yes and no; its words are below. ${askOrRepeat}`,
  ),
  'answer-cut': perhaps('The server’s answer broke off.', `What arrived of it is below. ${askOrRepeat}`),
  'answer-too-large': perhaps('The server’s answer was too large to be read.', askOrRepeat),
  'server-timeout': perhaps(
    'The server gave up waiting (408).',
    `A session that a newer sign-in has closed can answer like this too. ${askOrRepeat}`,
  ),
  'server-error': perhaps(
    'The server failed while it had the order.',
    `${askOrRepeat} If it fails again, sign in again in Sessions: a closed session answers like this too. The error id, where there is one, is for the vendor.`,
  ),
  redirected: perhaps(
    'The server pointed to another address.',
    `It was not followed, because your session’s token would have gone along. Have IT check the environment’s address and the network’s sign-in page. ${askOrRepeat}`,
  ),
  'status-unexpected': perhaps('The server answered with a status that has no meaning here.', askOrRepeat),
  'no-answer': perhaps('No answer came in time.', `The order may have arrived there. ${askOrRepeat}`),
  'connection-cut': perhaps(
    'No answer came.',
    `The connection was cut, perhaps after the order had arrived. ${askOrRepeat}`,
  ),
  'network-other': perhaps(
    'The network failed, and it is not known whether the order got through.',
    askOrRepeat,
  ),
  'application-ended': perhaps(
    'The application ended before an outcome was recorded.',
    `The order was recorded and may have been sent. ${askOrRepeat}`,
  ),
  'request-invalid': notSent(
    'no request could be made of it.',
    'Placing it again will not help. Sign in or paste the token again, as the one that is kept may hold a character that cannot be sent, and ask IT to check that the environment’s address begins with https://.',
  ),
  'name-not-resolved': notSent(
    'the server’s name was not found.',
    'Check the network connection, then place the order again. If it stays so, ask IT to check the name service and the environment’s address.',
  ),
  'connection-refused': notSent(
    'the server did not take the connection.',
    'It may be in maintenance, or a firewall may stand in between. Wait some minutes, then place the order again.',
  ),
  'no-connection': notSent(
    'no connection to the server came about in time.',
    'The network, a firewall or a VPN that is not connected can be the cause. Check them, then place the order again.',
  ),
  'tls-failed': notSent(
    'the server could not prove who it is.',
    'Ask IT: a device that inspects traffic, a missing certificate or a wrong clock on this computer can be the cause. Then place the order again.',
  ),
  'proxy-failed': notSent(
    'the proxy could not be used.',
    'Ask IT to check the proxy settings of this computer, then place the order again.',
  ),
  'proxy-sign-in': notSent(
    'the proxy wants a sign-in (407).',
    'Sign in to the proxy, or ask IT to let this computer through, then place the order again.',
  ),
  offline: notSent('this computer has no network.', 'Connect it, then place the order again.'),
  'cooling-off': notSent(
    'the trader is within the cooling-off that the settings ask for.',
    'Tell the trader when the cooling-off is over, or agree with whoever decides that setting; then place the order again.',
  ),
} satisfies Readonly<Record<Reason, Ended>>;
