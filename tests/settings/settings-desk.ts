import type { JournalName } from '../../src/contract/audit';
import type { SettingsView } from '../../src/contract/settings';
import type { Appended, NewRecord } from '../../src/main/audit/journal';
import { openSettingsOver } from '../../src/main/open-settings';
import { afterSettings, settingsRecorder } from '../../src/main/settings-recorder';
import { PolicyText } from '../stand-ins/policy-text';
import { settled } from '../stand-ins/time';

/** Settings over a policy's text, with journals that keep what is appended; the real one is not begun unless said. */
export class SettingsDesk {
  readonly records: Record<JournalName, NewRecord[]> = { practice: [], real: [] };
  readonly heard: SettingsView[] = [];
  readonly begun = new Set<JournalName>(['practice', 'real']);
  refusing: JournalName | undefined;
  readonly #ledger = (name: JournalName): { append: (record: NewRecord) => Promise<Appended> } => ({
    append: async (record) => {
      if (this.refusing === name) return { kind: 'not-recorded', why: 'not-writable', code: 'ENOSPC' };
      this.records[name].push(record);
      return { kind: 'recorded', seq: 1, id: 'r', at: '2026-11-23T12:00:00.000Z' };
    },
  });
  /** The real journal as others write it. */
  readonly ledger;
  readonly recorder;
  readonly settings;
  readonly environments;
  constructor(readonly policy: PolicyText) {
    const ledgers = { practice: this.#ledger('practice'), real: this.#ledger('real') };
    this.recorder = settingsRecorder({
      ledgers: () => ledgers,
      isBegun: async (journal) => this.begun.has(journal),
    });
    ({ settings: this.settings, environments: this.environments } = openSettingsOver(
      { settings: policy.tools },
      { recorder: this.recorder, hear: (view) => void this.heard.push(view) },
    ));
    this.ledger = afterSettings('real', ledgers.real, this.recorder);
  }
  /** Ids that an order may name, as the order looks them up. */
  readonly known = (): readonly string[] =>
    this.environments
      .known()
      .all()
      .map(({ id }) => id);
}

/** Settings that have been read, over a policy that enforces these. */
export async function deskWith(enforced?: object): Promise<SettingsDesk> {
  const desk = new SettingsDesk(new PolicyText(enforced));
  await desk.settings.read();
  await settled();
  return desk;
}
