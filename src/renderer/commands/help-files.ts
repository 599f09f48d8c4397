import type { DeskView } from '../../contract/bridge';
import { words } from '../../words/words';

/** The application's own folders: journals, its other files, the policy. */
const folders = {
  win32: ['%LOCALAPPDATA%\\Lockout Desk', '%APPDATA%\\Lockout Desk', '%ProgramData%\\Lockout Desk', '\\'],
  darwin: [
    '~/Library/Application Support/Lockout Desk',
    '~/Library/Application Support/Lockout Desk',
    '/Library/Application Support/Lockout Desk',
    '/',
  ],
  linux: ['~/.local/share/lockout-desk', '~/.config/Lockout Desk', '/etc/lockout-desk', '/'],
} as const;

/** Where the application's files are on this system, by name. */
export function helpFiles(
  platform: DeskView['platform'],
): readonly { readonly label: string; readonly text: string; readonly mono: true }[] {
  const [journals, own, policy, slash] = folders[platform];
  const fact = (label: string, ...path: string[]) => ({ label, text: path.join(slash), mono: true }) as const;
  const names = words.help.files;
  return [
    fact(names.real, journals, 'audit'),
    fact(names.practice, journals, 'practice-audit'),
    fact(names.settings, own, 'settings.json'),
    fact(names.log, own, 'log'),
    fact(names.policy, policy, 'policy.json'),
  ];
}
