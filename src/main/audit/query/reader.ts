import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { HistoryCounts, HistoryFilter } from '../../../contract/history';
import { diskCode, type Disk } from '../disk';
import { segmentsIn, type Span } from '../segments';
import { choices } from './choices';
import { counts } from './counts';
import { indexCache, type IndexCache } from './index-cache';
import { JournalIndex } from './journal-index';
import { matching, type Matching } from './matching';
import { items } from './items';
import { page } from './page';
import type { Answered, ReaderQuestion, ReaderQuestions } from './questions';
import { StaleIndex } from './read-records';
import { order, rawLine, record, unknowns } from './records';
import type { JournalFolder } from './segment-lines';
import { itemLists } from './item-list';
import { searches, type ChooseTraders, type Source } from './source';
import { suggest, trader } from './trader-cards';

/** Where a journal lies, and where what is derived from it may be kept; full paths. */
export interface ReaderPlace {
  readonly folder: string;
  readonly cacheFolder: string;
}

export interface ReaderTools extends ReaderPlace {
  readonly disk: Pick<Disk, 'openToRead' | 'names'>;
  readonly choose: ChooseTraders;
  /** The newest segment's index is written each time that it grew by so many bytes; absent: 256 KiB. */
  readonly keepEvery?: number;
}

/** Who hears what was found so far, and what ends a count. */
export interface Listening {
  readonly hear?: (sofar: HistoryCounts) => void;
  readonly signal?: AbortSignal;
}

/** One question with the segments as they were acknowledged when it was asked; absent: all that is there. */
export interface Asked<Q extends ReaderQuestion> {
  readonly question: Q;
  readonly ask: ReaderQuestions[Q]['ask'];
  readonly spans?: readonly Span[] | undefined;
}

/** Answers questions about one journal, from its index and its segments; one at a time or many. Never rejects. */
export interface Reader {
  readonly answer: <Q extends ReaderQuestion>(
    asked: Asked<Q>,
    listening?: Listening,
  ) => Promise<Answered<ReaderQuestions[Q]['answer']>>;
  /** For an export: everything that a filter shows, while an order may be under way. */
  readonly matching: (
    filter: HistoryFilter,
    spans?: readonly Span[],
    underWay?: string,
  ) => Promise<Answered<Matching>>;
}

type Answers = {
  readonly [Q in ReaderQuestion]: (
    source: Source,
    ask: ReaderQuestions[Q]['ask'],
    listening: Listening,
  ) => Promise<ReaderQuestions[Q]['answer']>;
};

const MOST_ALARMS = 20;
/** What is not kept is read at a start: 256 KiB, some 400 records, take about 3 ms. */
const KEEP_EVERY = 256 * 1024;

const answers: Answers = {
  page,
  items,
  counts: (source, ask, { hear = () => undefined, signal }) =>
    counts(source, ask, signal ? { hear, signal } : { hear }),
  choices,
  record,
  rawLine,
  order,
  unknowns,
  trader,
  suggest,
  alarms: async ({ index }) => (index.newest?.carry().alarms ?? []).slice(0, MOST_ALARMS),
  lastVerified: async ({ index }) => index.newest?.carry().verified,
};

/** The folder's own part of the cache, by its real path: two journals never share index files. */
async function cacheOf({ folder, cacheFolder }: ReaderPlace): Promise<IndexCache> {
  const real = await realpath(folder).catch(() => folder);
  return indexCache(join(cacheFolder, createHash('sha256').update(real).digest('hex').slice(0, 16)));
}

async function sourceOf(tools: ReaderTools): Promise<Source> {
  const { disk, folder, choose, keepEvery = KEEP_EVERY } = tools;
  const place: JournalFolder = { disk, folder };
  const index = new JournalIndex(place, await cacheOf(tools), keepEvery);
  return { folder: place, index, choose, searchFor: searches(index, place), itemsFor: itemLists(index) };
}

/** Opens the reader of a journal; nothing is read before the first question. */
export function openReader(tools: ReaderTools): Reader {
  let opening: Promise<Source> | undefined;

  const spansNow = async (): Promise<readonly Span[]> => {
    try {
      return (await segmentsIn(tools.disk, tools.folder)).map((name) => ({ name }));
    } catch (error) {
      // Nobody has recorded anything yet.
      if (diskCode(error) === 'ENOENT') return [];
      throw error;
    }
  };
  const answered = async <T>(
    spans: readonly Span[] | undefined,
    work: (source: Source) => Promise<T>,
  ): Promise<Answered<T>> => {
    try {
      opening ??= sourceOf(tools);
      const source = await opening;
      await source.index.refresh(spans ?? (await spansNow()));
      try {
        return { kind: 'answer', value: await work(source) };
      } catch (error) {
        if (!(error instanceof StaleIndex)) throw error;
        await source.index.startOver();
        return { kind: 'answer', value: await work(source) };
      }
    } catch (error) {
      // A segment that changes while it is read is nobody's to answer from.
      return { kind: 'failed', code: error instanceof StaleIndex ? 'changed' : diskCode(error) };
    }
  };
  return {
    answer: ({ question, ask, spans }, listening = {}) =>
      answered(spans, (source) => answers[question](source, ask, listening)),
    matching: (filter, spans, underWay) => answered(spans, (source) => matching(source, filter, underWay)),
  };
}
