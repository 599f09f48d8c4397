import type { PolicyView } from '../../contract/settings';
import type { KeyKeeping } from '../../contract/sign-in';
import type { UserSettingsFile } from './user-settings';

/** Whether API keys are kept, and who decides it. */
export interface KeyKeepingSetting {
  readonly read: () => Promise<KeyKeeping>;
  /** `managed`: the policy has decided it. Nothing was changed where it is not `set`. */
  readonly set: (
    keep: boolean,
  ) => Promise<
    | { readonly kind: 'set'; readonly keeping: KeyKeeping }
    | { readonly kind: 'stopped'; readonly why: 'managed' }
    | { readonly kind: 'stopped'; readonly why: 'not-saved'; readonly code: string }
  >;
}

/** What the policy enforces, otherwise what the user decided, otherwise the policy's default; without any, they are kept. */
export function keyKeepingSetting(
  policy: () => Promise<Pick<PolicyView, 'values'>>,
  user: UserSettingsFile,
): KeyKeepingSetting {
  const read = async (): Promise<KeyKeeping> => {
    const said = (await policy()).values.keepApiKeys;
    if (said?.isEnforced) return { keep: said.keep, locked: true };
    return { keep: (await user.read()).keepApiKeys ?? said?.keep ?? true, locked: false };
  };
  return {
    read,
    set: async (keep) => {
      if ((await read()).locked) return { kind: 'stopped', why: 'managed' };
      const code = await user.change({ keepApiKeys: keep });
      if (code !== undefined) return { kind: 'stopped', why: 'not-saved', code };
      return { kind: 'set', keeping: { keep, locked: false } };
    },
  };
}
