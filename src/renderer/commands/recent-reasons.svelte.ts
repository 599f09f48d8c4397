import type { JournalName } from '../../contract/audit';
import type { Desk } from '../../contract/bridge';
import type { OrderReport } from '../../contract/lockouts';

/** Notes of an earlier order as the list shows them: their first characters. */
export interface RecentReason {
  readonly seq: number;
  readonly start: string;
}

/** The newest orders are looked through for so many different notes. */
const ORDERS = 50;
const MOST = 5;

/** The notes that were used last in a journal, each once, newest first. */
export class RecentReasons {
  list = $state.raw<readonly RecentReason[]>([]);

  constructor(
    private readonly desk: Pick<Desk, 'readHistory' | 'readRecord'>,
    private readonly journal: JournalName,
  ) {}

  /** Reads them; where the journal can't be read there are none. */
  async load(): Promise<void> {
    const asked = { journal: this.journal, filter: { kinds: ['order'] }, limit: ORDERS };
    const reply = await this.desk.readHistory(asked);
    if (reply.kind !== 'answer') return;
    const said = reply.value.rows.flatMap((row): RecentReason[] => {
      const start = row.kind === 'order' ? (row.notesStart ?? '').trim() : '';
      return start === '' ? [] : [{ seq: row.seq, start }];
    });
    const isFirst = ({ start }: RecentReason, at: number): boolean =>
      said.findIndex((other) => other.start === start) === at;
    this.list = said.filter(isFirst).slice(0, MOST);
  }

  /** The order that one of them stands in, whole; undefined where it can't be read. */
  async orderOf({ seq }: RecentReason): Promise<OrderReport | undefined> {
    const reply = await this.desk.readRecord({ journal: this.journal, seq });
    return reply.kind === 'answer' && reply.value.kind === 'found' ? reply.value.report : undefined;
  }
}
