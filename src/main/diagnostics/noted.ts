import type { JournalName, JournalState } from '../../contract/audit';
import type { PolicyRead } from '../settings/parse-policy';
import type { Ledger } from '../audit/ledger';
import type { Exchange } from '../https/exchange';
import type { Keychain } from '../keychain/keychain';
import { isTrouble } from '../keychain/trouble';
import type { NoteEvent } from './log-events';

/** An exchange whose calls are noted: where to, how long, and what came, never what was said. */
export function notedExchange(exchange: Exchange, note: NoteEvent, elapsed: () => number): Exchange {
  return async (request) => {
    const started = elapsed();
    const response = await exchange(request);
    const { host, pathname } = URL.canParse(request.url) ? new URL(request.url) : { host: '', pathname: '' };
    note({
      what: 'call',
      method: request.method,
      host,
      // SECURITY: neither the query nor a header nor a body is noted.
      path: pathname,
      ms: Math.round(elapsed() - started),
      came:
        response.kind === 'answer'
          ? { status: response.status, complete: response.complete }
          : response.failure,
    });
    return response;
  };
}

/** A keychain whose troubles are noted, by the name of the item. */
export function notedKeychain<K extends Keychain>(keychain: K, note: NoteEvent): K {
  const noted = async <T extends { readonly kind: string }>(
    verb: keyof Keychain,
    item: string,
    asked: Promise<T>,
  ): Promise<T> => {
    const answer = await asked;
    if (isTrouble(answer)) note({ what: 'keychain', verb, item, why: answer.why });
    return answer;
  };
  return {
    ...keychain,
    read: (name) => noted('read', name, keychain.read(name)),
    write: (name, secret) => noted('write', name, keychain.write(name, secret)),
    remove: (name) => noted('remove', name, keychain.remove(name)),
  };
}

/** The policy's reader, which notes how it was read. */
export function notedPolicy(read: () => Promise<PolicyRead>, note: NoteEvent): () => Promise<PolicyRead> {
  return async () => {
    const policy = await read();
    note({ what: 'policy', state: policy.state, problems: policy.problems.length });
    return policy;
  };
}

/** Why a journal is in a state, in one word, where it says so. */
function whyOf(state: JournalState): string | undefined {
  if ('code' in state) return state.code;
  return 'why' in state ? state.why : undefined;
}

/** A ledger whose journal's state is noted whenever it has become another. */
export function notedLedger(ledger: Ledger, journal: JournalName, note: NoteEvent): Ledger {
  let last = '';
  const after = async <T>(work: Promise<T>): Promise<T> => {
    const done = await work;
    const state = ledger.state();
    const why = whyOf(state);
    const now = `${state.kind} ${why ?? ''}`;
    if (now !== last)
      note({ what: 'journal', journal, state: state.kind, ...(why === undefined ? {} : { why }) });
    last = now;
    return done;
  };
  return {
    ...ledger,
    opened: () => after(ledger.opened()),
    healed: () => after(ledger.healed()),
    append: (record) => after(ledger.append(record)),
    rekey: (reason) => after(ledger.rekey(reason)),
  };
}
