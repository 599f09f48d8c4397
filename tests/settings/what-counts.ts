import type { EffectiveSettings, SettingsView } from '../../src/contract/settings';
import { parsePolicy } from '../../src/main/settings/parse-policy';
import type { Trust } from '../../src/main/settings/policy-trust';
import { settingsView } from '../../src/main/settings/settings-view';
import { parseUserFile, userFileText } from '../../src/main/settings/user-settings';

export const others: Trust = { kind: 'may-only-restrict', why: 'Others can write it.' };
export const trusted: Trust = { kind: 'trusted' };

/** What counts over a policy's text and a user's own values. */
export function view(
  policy: string | Uint8Array,
  own: Readonly<Record<string, unknown>> = {},
  { trust = trusted, started }: { readonly trust?: Trust; readonly started?: EffectiveSettings } = {},
): SettingsView {
  return settingsView(
    {
      platform: 'linux',
      policy: parsePolicy('policy.json', Buffer.from(policy), trust, 'linux'),
      userPath: 'settings.json',
      user: parseUserFile(userFileText(new Map(Object.entries(own)))),
    },
    started,
  );
}
/** A policy's text. */
export const saying = (enforced: object, defaults: object = {}): string =>
  JSON.stringify({ version: 1, enforced, defaults });
