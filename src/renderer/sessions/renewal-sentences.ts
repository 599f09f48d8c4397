import type { Renewal, RenewalTrouble, RenewAnswer, SessionState } from '../../contract/sessions';
import { words } from '../../words/words';
import { localTimeOf, minuteOf } from '../ui/times';
import { joined } from './joined';

const { renewal: said, sessionNews } = words;

/** Whether the token that is kept can go on. */
const serves = (why: RenewalTrouble): string => (why === 'perhaps-closed' ? said.maybeNot : said.serves);

/** What is known of the next renewal, in a few words. */
export function renewalWords(renewal: Renewal): string {
  switch (renewal.kind) {
    case 'not-planned':
      return said.next.notPlanned;
    case 'planned':
      return said.next.planned(localTimeOf(renewal.at));
    case 'under-way':
      return said.next.underWay;
    case 'failed':
      return renewal.nextAt === undefined ? said.next.notAgain : said.next.again(localTimeOf(renewal.nextAt));
  }
}

/** A renewal that failed: what happened, whether it is tried again, and what to do. */
export function failedRenewal({ why, at, nextAt }: Extract<Renewal, { kind: 'failed' }>): string {
  const { what, now } = said.troubles[why];
  const again = nextAt === undefined ? said.notTriedAgain : said.triedAgain(minuteOf(nextAt));
  return joined(said.failed(minuteOf(at), what), serves(why), again, now);
}

/** The server's word about a session that it no longer accepts, in the middle of a renewal. */
const rejected = (session: SessionState): string =>
  session.kind === 'rejected' && session.closedElsewhere ? said.rejectedElsewhere : said.rejected;

/** What a renewal by hand came to. */
export function renewSentence(answer: RenewAnswer): string {
  if (answer.kind === 'stopped') return said.stops[answer.why];
  if (answer.kind === 'renewed') {
    const end = 'expiresAt' in answer.session ? answer.session.expiresAt : undefined;
    const renewed = end === undefined ? said.renewed : said.renewedUntil(localTimeOf(end));
    return joined(renewed, answer.recorded ? undefined : sessionNews.unrecorded);
  }
  if (answer.why === 'rejected') return rejected(answer.session);
  const { what, now } = said.troubles[answer.why];
  return joined(said.failedByHand(what), serves(answer.why), now);
}
