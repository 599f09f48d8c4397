import { announced, page } from '../english/page';
import { expire } from '../english/expire';
import { outcomes } from '../english/outcomes';
import { traders } from '../english/traders';
import { environments } from '../english/environments';
import { history } from '../english/history';
import { records } from '../english/records';
import { proof } from '../english/proof';
import { exporting } from '../english/exporting';
import { sessions } from '../english/sessions';
import { signIn } from '../english/sign-in';
import { diagnostics } from '../english/diagnostics';
import { settingChange, settingItem, settings } from '../english/settings';
import { settingTitles } from '../english/setting-titles';
import { settingChoices, settingValues } from '../english/setting-values';
import { environmentFaults, listFaults, settingFaults } from '../english/setting-faults';
import { policy, printedConfig } from '../english/policy';
import { ownFile, policyProblems, policySyntax, policyTrust, unsurePolicy } from '../english/policy-problems';
import { practiceKeys } from '../english/practice-keys';
import { commandTitles, keyNames, shortcutSheet } from '../english/commands';
import { help } from '../english/help';
import { palette } from '../english/palette';
import { fileDialogs, menu, notices } from '../english/system';
import { commandLine, refusedStart } from '../english/command-line';

/** English, the language that all others have the form of: see words.ts. */
export const words = {
  locale: 'en-GB',
  page,
  announced,
  expire,
  outcomes,
  traders,
  environments,
  history,
  records,
  proof,
  exporting,
  sessions,
  signIn,
  diagnostics,
  settings,
  settingItem,
  settingChange,
  settingTitles,
  settingChoices,
  settingValues,
  settingFaults,
  listFaults,
  environmentFaults,
  policy,
  printedConfig,
  policyProblems,
  unsurePolicy,
  policySyntax,
  policyTrust,
  ownFile,
  practiceKeys,
  commandTitles,
  keyNames,
  shortcutSheet,
  help,
  palette,
  menu,
  notices,
  fileDialogs,
  commandLine,
  refusedStart,
};
