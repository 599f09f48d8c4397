import type { Desk } from '../../contract/bridge';
import { settingNames } from '../../contract/settings-registry';
import type { SettingName, SettingValues } from '../../contract/setting-values';
import type { SettingsView } from '../../contract/settings';
import { words } from '../../words/words';
import { unansweredSentence } from '../lockouts/stops';
import { settingSaid, type SettingSaid } from './setting-answers';
import { decided, sameValue, type Pending, type RowFilter } from './setting-rows';

/** The titles of what counts otherwise than before. */
function changedTitles(before: SettingsView, after: SettingsView): readonly string[] {
  const isChanged = <K extends SettingName>(name: K): boolean =>
    !sameValue(decided<K>(before.settings[name]), decided<K>(after.settings[name]));
  return settingNames.filter((name) => isChanged(name)).map((name) => words.settingTitles[name].title);
}

/** The settings as they count, and the changes that the user makes of his own. */
export class SettingsBook {
  /** Undefined until they have been read. */
  view = $state.raw<SettingsView>();
  failed = $state<string>();
  search = $state('');
  filter = $state<RowFilter>('all');
  /** What came of the last change; it stands with its setting. */
  said = $state.raw<SettingSaid>();
  pending = $state.raw<Pending>({});

  constructor(
    private readonly desk: Pick<Desk, 'readSettings' | 'changeSetting'>,
    private readonly announce: (text: string) => void,
  ) {}

  get theme(): SettingValues['theme'] {
    return this.view?.settings.theme.value ?? 'system';
  }

  async load(): Promise<void> {
    const reply = await this.desk.readSettings({});
    this.failed = reply.kind === 'answer' ? undefined : unansweredSentence(reply);
    if (reply.kind === 'answer') this.view = reply.value;
  }

  /** Takes in what counts now. What the user has not changed himself, the organization has. */
  heard(view: SettingsView): void {
    const before = this.view;
    this.view = view;
    if (before === undefined || Object.keys(this.pending).length > 0) return;
    const titles = changedTitles(before, view);
    if (titles.length > 0) this.announce(words.settingChange.byOrganization(titles));
  }

  /** Sets a value of the user's own; without one it is taken back. What is shown meanwhile is what is asked for. */
  async change(name: SettingName, value?: unknown): Promise<void> {
    const mine = { value };
    this.pending = { ...this.pending, [name]: mine };
    this.said = undefined;
    const reply = await this.desk.changeSetting(value === undefined ? { name } : { name, value });
    if (reply.kind === 'answer' && reply.value.kind === 'set') this.view = reply.value.view;
    if (this.pending[name] === mine) {
      const { [name]: _, ...others } = this.pending;
      this.pending = others;
    }
    this.said = settingSaid(name, reply, value === undefined);
    this.announce(this.said.text);
  }
}
