import type { JournalName } from '../contract/audit';
import type { AuditProgress } from '../contract/proof';
import type { Answerers } from './bridge/answer-question';
import { stateRead, withoutEnd, type Endless, type ToRead } from './journal-to-read';
import type { OfMissing } from './lost-journal';

type HistoryAnswerers = Pick<
  Answerers,
  'readHistory' | 'readHistoryItems' | 'countHistory' | 'readFilterChoices' | 'readRecord' | 'readRawLine'
>;

/** What history is answered from. */
export interface HistorySources extends Endless {
  readonly hearAudit: (progress: AuditProgress) => void;
  readonly ofMissing: OfMissing;
}

const nothing = { environments: [], kinds: [], administrators: [], reasons: [] };

/** Counts one at a time: a new one of the window, of whatever journal, ends the one before. */
function counter(
  hear: HistorySources['hearAudit'],
  toRead: ToRead,
  underWay: (journal: JournalName) => { readonly underWay?: string },
): HistoryAnswerers['countHistory'] {
  let current: AbortController | undefined;
  return async ({ journal, filter, countId }) => {
    current?.abort();
    const own = new AbortController();
    current = own;
    const ledger = await toRead(journal);
    if (!ledger || own.signal.aborted) return { kind: 'ended' };
    const counted = await ledger.ask(
      'counts',
      { filter, ...underWay(journal) },
      {
        hear: (counts) => {
          if (!own.signal.aborted) hear({ kind: 'counts', countId, counts });
        },
        signal: own.signal,
      },
    );
    const isWhole = counted.kind === 'answer' && !own.signal.aborted;
    return isWhole ? { kind: 'counted', counts: counted.value } : { kind: 'ended' };
  };
}

/** The answers about what a journal's records say; where it can't be read, its state says so. */
export function historyAnswerers(sources: HistorySources, toRead: ToRead): HistoryAnswerers {
  const underWay = (journal: JournalName): { readonly underWay?: string } => {
    const orderId = withoutEnd(sources, journal);
    return orderId === undefined ? {} : { underWay: orderId };
  };
  return {
    readHistory: async ({ journal, ...ask }) => {
      const ledger = await toRead(journal);
      if (!ledger) return { state: await sources.ofMissing(journal), rows: [] };
      const page = await ledger.ask('page', { ...ask, ...underWay(journal) });
      const state = stateRead(ledger, page);
      return page.kind === 'answer' ? { state, ...page.value } : { state, rows: [] };
    },
    readHistoryItems: async ({ journal, ...ask }) => {
      const ledger = await toRead(journal);
      if (!ledger) return { kind: 'not-read', state: await sources.ofMissing(journal) };
      const items = await ledger.ask('items', { ...ask, ...underWay(journal) });
      if (items.kind === 'failed') return { kind: 'not-read', state: stateRead(ledger, items) };
      return { kind: 'items', ...items.value };
    },
    countHistory: counter(sources.hearAudit, toRead, underWay),
    readFilterChoices: async ({ journal }) => {
      const choices = await (await toRead(journal))?.ask('choices', {});
      return choices?.kind === 'answer' ? choices.value : nothing;
    },
    readRecord: async ({ journal, seq }) => {
      const record = await (await toRead(journal))?.ask('record', { seq, ...underWay(journal) });
      return record?.kind === 'answer' ? record.value : { kind: 'not-found' };
    },
    readRawLine: async ({ journal, seq, from }) => {
      const line = await (await toRead(journal))?.ask('rawLine', { seq, from });
      return line?.kind === 'answer' ? line.value : { kind: 'not-found' };
    },
  };
}
