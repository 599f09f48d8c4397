import type { JournalName } from '../../contract/audit';
import type { Question } from '../../contract/bridge';
import type { FailureWord } from '../../contract/failures';
import type { KeychainTrouble, RenewalTrouble } from '../../contract/sessions';
import type { SignInFailure, SignInStop } from '../../contract/sign-in';

/**
 * What the application's log tells: words of closed lists, numbers, and ids of environments, so that nobody's name, note
 * or secret has a place to land in.
 */
export type LogEvent =
  | { readonly what: 'started'; readonly version: string; readonly platform: string }
  | { readonly what: 'ended' }
  | {
      readonly what: 'call';
      readonly method: 'GET' | 'POST';
      readonly host: string;
      readonly path: string;
      readonly ms: number;
      readonly came: { readonly status: number; readonly complete: boolean } | FailureWord;
    }
  | {
      readonly what: 'session';
      readonly environment: string;
      readonly change: 'saved' | 'forgotten' | 'rejected' | 'expired' | 'address-changed' | 'resumed';
      readonly fingerprint?: string;
    }
  | {
      readonly what: 'renewal';
      readonly environment: string;
      readonly came: 'renewed' | 'rejected' | RenewalTrouble;
      readonly nextAt?: string;
    }
  | {
      readonly what: 'sign-in';
      readonly environment: string;
      readonly came: 'signed-in' | SignInFailure | SignInStop['why'];
      readonly triesLeft: number;
    }
  | {
      readonly what: 'keychain';
      readonly verb: 'read' | 'write' | 'remove';
      readonly item: string;
      readonly why: KeychainTrouble;
    }
  | { readonly what: 'policy'; readonly state: string; readonly problems: number }
  | { readonly what: 'journal'; readonly journal: JournalName; readonly state: string; readonly why?: string }
  | { readonly what: 'refused'; readonly question: Question; readonly why: 'sender' | 'shape' }
  /** `words` are the stack of a bug; what looks like a secret is taken out. */
  | {
      readonly what: 'fault';
      readonly reference: string;
      readonly question: string;
      readonly words: string;
    };

/** Notes an event, some time later; never throws and is never waited for. */
export type NoteEvent = (event: LogEvent) => void;
