import type { EffectiveSettings, SettingsView } from '../../contract/settings';

/** The settings as they count for this window, kept up to date by what is pushed. */
export class SettingsInForce {
  /** Undefined until they have been read: the policy may take its time. */
  settings = $state.raw<EffectiveSettings>();

  /** Whether no order is taken and no session is made. */
  get isReadOnly(): boolean {
    return this.settings?.readOnly.value ?? false;
  }

  take({ settings }: Pick<SettingsView, 'settings'>): void {
    this.settings = settings;
  }
}
