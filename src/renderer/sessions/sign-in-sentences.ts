import type { SignInAnswer, SignInStop } from '../../contract/sign-in';
import { words } from '../../words/words';
import { localTimeOf } from '../ui/times';
import { joined } from './joined';
import { whoWords } from './who-words';

/** What the dialog says of the last press; the server's own words stand apart, as text. */
export interface Said {
  readonly tone: 'plain' | 'trouble';
  readonly title?: string;
  readonly text: string;
  readonly serverText?: string;
}

const said = words.signInAnswers;

type Failed = Extract<SignInAnswer, { kind: 'failed' }>;

/** What a failed sign-in came to. */
export function failedSentence(answer: Failed): Said {
  const { title, now } = said.failures[answer.why];
  const network = answer.failure && said.network[answer.failure];
  const keychain = answer.keychain && words.keychain.troubles[answer.keychain];
  const { httpStatus = 200 } = answer;
  // Bad credentials come with a 200, which would read as a success.
  const status = httpStatus === 200 ? undefined : said.status(httpStatus);
  return {
    tone: 'trouble',
    title,
    text: joined(status, network, keychain?.what, said.unchanged, now, keychain?.now),
    ...(answer.serverText !== undefined && answer.serverText !== '' && { serverText: answer.serverText }),
  };
}

/** Why nothing was sent, with what is known of it. */
export function stoppedSentence(stop: SignInStop): Said {
  const parts = 'parts' in stop ? said.wrongParts(stop.parts.join(', ')) : undefined;
  const code = 'code' in stop ? said.systemsWord(stop.code) : undefined;
  return { tone: 'trouble', text: joined(said.stops[stop.why], parts, code) };
}

/** What is said where no key's file was chosen. */
export const noFileChosen: Said = { tone: 'plain', text: said.noFileChosen };

/** A sign-in that was not answered: with a fault, it may have been sent. */
export function unansweredSignIn(
  reply: { kind: 'fault'; reference: string } | { kind: 'refused'; why: string; detail: string },
): Said {
  const text = reply.kind === 'fault' ? said.fault(reply.reference) : said.refused(reply.why, reply.detail);
  return { tone: 'trouble', text };
}

/** What a sign-in came to. */
export function signedInSentence({
  session,
  key,
  recorded,
}: Extract<SignInAnswer, { kind: 'signed-in' }>): string {
  const who = 'who' in session ? session.who : undefined;
  const end = 'expiresAt' in session ? session.expiresAt : undefined;
  return joined(
    who ? said.signedInAs(whoWords(who)) : said.signedIn,
    end === undefined ? undefined : said.validUntil(localTimeOf(end)),
    said.key[key],
    recorded ? undefined : words.sessionNews.unrecorded,
  );
}
