import type { EnvironmentView } from '../../contract/environments';
import {
  keyParts,
  type ApiKey,
  type KeyPart,
  type KeySource,
  type SignInAnswer,
  type SignInView,
} from '../../contract/sign-in';
import { failedSentence, noFileChosen, stoppedSentence, type Said } from './sign-in-sentences';

/** Where a key comes from. */
export type Way = KeySource['kind'];

export type View = Extract<SignInView, { kind: 'view' }>;
export type SignedIn = Extract<SignInAnswer, { kind: 'signed-in' }>;

export interface Given {
  readonly environment: EnvironmentView;
  readonly view: View;
  readonly said?: Said;
}

/** Where the one sign-in of this window stands. */
export type SignInStage =
  | { readonly kind: 'idle' }
  /** What the form needs to know is being read; `said` where it could not be. */
  | { readonly kind: 'opening'; readonly environment: EnvironmentView; readonly said?: Said }
  | (Given & { readonly kind: 'asking' })
  /** It is asked whether the hour's last try may be used. */
  | (Given & { readonly kind: 'last-try' })
  /** It is asked whether the kept key is to be removed. */
  | (Given & { readonly kind: 'forget-key' })
  | (Given & { readonly kind: 'under-way' });

/** How a key is given first where none is kept: Practice has samples to be typed. */
export const otherWay = ({ kind }: EnvironmentView): Way => (kind === 'practice' ? 'typed' : 'file');

/** Nothing typed. */
export const noKey: ApiKey = { name: '', password: '', appId: '', appVersion: '', cid: '', sec: '' };

/** The id of the field for a part of the key. */
export const keyFieldId = (part: KeyPart): string => `key-part-${part}`;

/** The parts that are not typed, or not as they have to be. */
export const missingOf = (typed: ApiKey): readonly KeyPart[] =>
  keyParts.filter(
    (part) => typed[part].trim() === '' || (part === 'cid' && !/^[0-9]+$/.test(typed.cid.trim())),
  );

/** What a sign-in that made no session came to. */
export function saidOf(answer: Exclude<SignInAnswer, { kind: 'signed-in' }>): Said {
  if (answer.kind === 'cancelled') return noFileChosen;
  return answer.kind === 'failed' ? failedSentence(answer) : stoppedSentence(answer);
}
