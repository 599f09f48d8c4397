import type { EnvironmentKind } from '../../contract/environments';
import type { OrderReport, Reason } from '../../contract/lockouts';

/** What the administrator reads at an order's end. */
export interface Sentence {
  /** What happened and whether anything changed, in one breath. */
  readonly title: string;
  /** What to do next. */
  readonly whatNow: string;
}

const unchanged = 'Nothing was changed:';
const perhaps = 'The lockout may have been expired.';
const notSent = 'The order was not sent and nothing was changed:';

// Repeating by hand is low risk, and what a refusal then tells is no more than this.
const askOrRepeat =
  'Ask the trader whether trading works, or repeat the order. If the repeat is refused because no lockout is active, none is active now.';
const waitAnHour =
  'Wait an hour before the next call: calls made meanwhile start the hour again. Then place the order again.';

/** One sentence for each reason, complete by type: a new reason does not compile until its words are written. */
const sentences: Readonly<Record<Reason, Sentence>> = {
  expired: {
    title: 'The manual lockout was expired.',
    whatNow:
      'Trading is re-enabled at once on this trader’s accounts, unless another kind of lock is in place: a login, risk or administrator’s lock looks alike and is not lifted by this. Tell the trader to try.',
  },
  'refused-by-rules': {
    title: `${unchanged} the server refused the order.`,
    whatNow:
      'Its own words are below. It refuses when no manual lockout is active, when the user does not exist or belongs to another organization, and when you are not an administrator there. If no lockout is active and the trader still cannot trade, another kind of lock is in place, which this order cannot lift.',
  },
  violations: {
    title: `${unchanged} the server found the order invalid.`,
    whatNow: 'What it objects to is below. Check the id and the notes, then place a new order.',
  },
  malformed: {
    title: `${unchanged} the server could not read the order (400).`,
    whatNow:
      'Placing it again will not help. Copy the details for whoever looks after this application: it and the server disagree about the order’s form.',
  },
  unauthorized: {
    title: `${unchanged} the session was not accepted (401).`,
    whatNow:
      'Its token has expired, is wrong, or belongs to a session that was closed elsewhere, and is not used any more. Sign in again in Sessions, then place the order again.',
  },
  forbidden: {
    title: `${unchanged} this session has no permission to expire lockouts (403).`,
    whatNow:
      'Only administrators of the trader’s organization may. Sign in as one in Sessions, or ask for the permission, then place the order again.',
  },
  'not-found': {
    title: `${unchanged} the server knows no such trader, or no such call (404).`,
    whatNow:
      'Check the id with the trader. If it is right, the environment’s address may be wrong: a wrong host answers like this too. Ask IT to check it.',
  },
  'calls-limited': {
    title: `${unchanged} the server is limiting calls (423).`,
    whatNow: waitAnHour,
  },
  'too-many-calls': {
    title: `${unchanged} too many calls were made (429).`,
    whatNow: waitAnHour,
  },
  'penalty-cancelled': {
    title: `${unchanged} you cancelled while the server made the order wait.`,
    whatNow: 'Place it again when you are ready; the server may ask for another wait.',
  },
  'penalty-captcha': {
    title: `${unchanged} the server asks for a captcha, which no program can answer.`,
    whatNow:
      'Wait about an hour, and have everybody in your office wait: the penalty goes by network address, so the whole office shares it. Then place the order again.',
  },
  'penalty-again': {
    title: `${unchanged} the server made the order wait four times in a row.`,
    whatNow:
      'The application stopped asking. The penalty goes by network address, so let the whole office make no calls for an hour, then place the order again.',
  },
  'penalty-time': {
    title: `${unchanged} the server asked for a wait that cannot be right.`,
    whatNow:
      'Only waits of 1 second to 1 hour are kept. Place the order again later; if this comes again, copy the details for whoever looks after this application.',
  },
  'penalty-unrecorded': {
    title: `${unchanged} the server asked for a wait, and the journal could not record it.`,
    whatNow:
      'What cannot be recorded is not sent, so the order was not sent again. Make the journal writable (most often: free some disk space), then place the order again.',
  },
  'penalty-no-session': {
    title: `${unchanged} the session ended while the server made the order wait.`,
    whatNow: 'Sign in again or paste a new token, then place the order again.',
  },
  'answer-unreadable': {
    title: `${perhaps} The server’s answer could not be understood.`,
    whatNow: askOrRepeat,
  },
  'answer-contradicts': {
    title: `${perhaps} The server’s answer contradicts itself.`,
    whatNow: `It says both yes and no; its words are below. ${askOrRepeat}`,
  },
  'answer-cut': {
    title: `${perhaps} The server’s answer broke off.`,
    whatNow: `What arrived of it is below. ${askOrRepeat}`,
  },
  'answer-too-large': {
    title: `${perhaps} The server’s answer was too large to be read.`,
    whatNow: askOrRepeat,
  },
  'server-timeout': {
    title: `${perhaps} The server gave up waiting (408).`,
    whatNow: `A session that a newer sign-in has closed can answer like this too. ${askOrRepeat}`,
  },
  'server-error': {
    title: `${perhaps} The server failed while it had the order.`,
    whatNow: `${askOrRepeat} If it fails again, sign in again in Sessions: a closed session answers like this too. The error id, where there is one, is for the vendor.`,
  },
  redirected: {
    title: `${perhaps} The server pointed to another address.`,
    whatNow: `It was not followed, because your session’s token would have gone along. Have IT check the environment’s address and the network’s sign-in page. ${askOrRepeat}`,
  },
  'status-unexpected': {
    title: `${perhaps} The server answered with a status that has no meaning here.`,
    whatNow: askOrRepeat,
  },
  'no-answer': {
    title: `${perhaps} No answer came in time.`,
    whatNow: `The order may have arrived there. ${askOrRepeat}`,
  },
  'connection-cut': {
    title: `${perhaps} No answer came.`,
    whatNow: `The connection was cut, perhaps after the order had arrived. ${askOrRepeat}`,
  },
  'network-other': {
    title: `${perhaps} The network failed, and it is not known whether the order got through.`,
    whatNow: askOrRepeat,
  },
  'application-ended': {
    title: `${perhaps} The application ended before an answer was recorded.`,
    whatNow: `The order was recorded and may have been sent. ${askOrRepeat}`,
  },
  'request-invalid': {
    title: `${notSent} no request could be made of it.`,
    whatNow:
      'Placing it again will not help. Sign in or paste the token again, as the one that is kept may hold a character that cannot be sent, and ask IT to check that the environment’s address begins with https://.',
  },
  'name-not-resolved': {
    title: `${notSent} the server’s name was not found.`,
    whatNow:
      'Check the network connection, then place the order again. If it stays so, ask IT to check the name service and the environment’s address.',
  },
  'connection-refused': {
    title: `${notSent} the server did not take the connection.`,
    whatNow:
      'It may be in maintenance, or a firewall may stand in between. Wait some minutes, then place the order again.',
  },
  'no-connection': {
    title: `${notSent} no connection to the server came about in time.`,
    whatNow:
      'The network, a firewall or a VPN that is not connected can be the cause. Check them, then place the order again.',
  },
  'tls-failed': {
    title: `${notSent} the server could not prove who it is.`,
    whatNow:
      'Ask IT: a device that inspects traffic, a missing certificate or a wrong clock on this computer can be the cause. Then place the order again.',
  },
  'proxy-failed': {
    title: `${notSent} the proxy could not be used.`,
    whatNow: 'Ask IT to check the proxy settings of this computer, then place the order again.',
  },
  'proxy-sign-in': {
    title: `${notSent} the proxy wants a sign-in (407).`,
    whatNow: 'Sign in to the proxy, or ask IT to let this computer through, then place the order again.',
  },
  offline: {
    title: `${notSent} this computer has no network.`,
    whatNow: 'Connect it, then place the order again.',
  },
  'cooling-off': {
    title: `${notSent} the trader is within the cooling-off that the settings ask for.`,
    whatNow:
      'Tell the trader when the cooling-off is over, or agree with whoever decides your organization’s policy; then place the order again.',
  },
};

/** Why an order did not end as done, in the few words of a list; empty for one that did. */
export function shortReason(reason: Reason): string {
  if (reason === 'expired') return '';
  const { title } = sentences[reason];
  return title.replace(/^[^:.]*[:.] /, '');
}

const repeatRefused =
  'This repeated an earlier order. If it was refused because no lockout is active, none is active now; which of the two orders did it, or whether it ended by itself, is not known. Close the earlier order in Follow-up.';

const practiceAlone =
  'Practice: nothing was sent to anyone. A simulator inside the application plays the server, and no real lockout changed.';

/** An order's end in words; `aside` adds what only Practice or only a repeat has to be told. */
export function sentenceOf(
  report: Pick<OrderReport, 'verdict' | 'repeatOf'> & { environment: { kind: EnvironmentKind } },
): Sentence & { readonly aside: readonly string[] } {
  const refusedRepeat = report.repeatOf !== undefined && report.verdict.reason === 'refused-by-rules';
  const { title, whatNow } = sentences[report.verdict.reason];
  const isPractice = report.environment.kind === 'practice';
  return {
    title,
    // What a real order would ask for, and Practice does not.
    whatNow: isPractice ? `In a real environment: ${whatNow}` : whatNow,
    aside: [...(refusedRepeat ? [repeatRefused] : []), ...(isPractice ? [practiceAlone] : [])],
  };
}
