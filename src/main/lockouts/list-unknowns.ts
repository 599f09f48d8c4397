import type { UnknownsAnswer } from '../../contract/audit';
import type { Ledger } from '../audit/ledger';

/** Orders whose outcome is unknown and that nobody has closed, newest first, without the one that has no end in the journal yet. */
export async function listUnknowns(
  ledger: Pick<Ledger, 'ask' | 'state'>,
  withoutEnd: string | undefined,
): Promise<UnknownsAnswer> {
  const answered = await ledger.ask('unknowns', withoutEnd === undefined ? {} : { withoutEnd });
  const state = ledger.state();
  if (answered.kind === 'answer') return { state, ...answered.value };
  // Nobody can say then that there are none.
  const shown = state.kind === 'open' ? { kind: 'not-writable' as const, code: answered.code } : state;
  return { state: shown, orders: [], total: 0 };
}
