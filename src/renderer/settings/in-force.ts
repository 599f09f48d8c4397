import type { EffectiveSettings, SettingsView } from '../../contract/settings';

/** The settings as they count for this window, read anew each time from what is known of them. */
export class SettingsInForce {
  constructor(private readonly view: () => SettingsView | undefined) {}

  /** Undefined until they have been read: the policy may take its time. */
  get settings(): EffectiveSettings | undefined {
    return this.view()?.settings;
  }

  /** Whether no order is taken and no session is made. */
  get isReadOnly(): boolean {
    return this.settings?.readOnly.value ?? false;
  }
}
