import { page, announced } from '../english/page';
import { common } from '../english/common';
import { amounts } from '../english/amounts';
import { expire, orderFields, orderWarnings, penalty, underWay } from '../english/expire';
import { firstSteps } from '../english/first-steps';
import { confirm } from '../english/confirm';
import { orderStops, closingStops } from '../english/stops';
import { settingStops } from '../english/setting-stops';
import { ticketForm } from '../english/ticket-form';
import { unanswered } from '../english/unanswered';
import { outcomes } from '../english/outcomes';
import { reasons } from '../english/reasons';
import { report } from '../english/report';
import { followUp, closing } from '../english/follow-up';
import { traders } from '../english/traders';
import { environments } from '../english/environments';
import { history } from '../english/history';
import { filters } from '../english/filters';
import { records } from '../english/records';
import { journals } from '../english/journals';
import { alarms } from '../english/alarms';
import { proof } from '../english/proof';
import { proofNotes } from '../english/proof-notes';
import { secondCopy } from '../english/second-copy';
import { verdicts } from '../english/verdicts';
import { exporting } from '../english/exporting';
import { sessions } from '../english/sessions';
import { sessionNews } from '../english/session-news';
import { renewal } from '../english/renewal';
import { timeLeft } from '../english/time-left';
import { keychain } from '../english/keychain';
import { signIn } from '../english/sign-in';
import { signInAnswers } from '../english/sign-in-answers';
import { keys } from '../english/keys';
import { tries } from '../english/tries';
import { diagnostics } from '../english/diagnostics';
import { checks } from '../english/checks';
import { serverChecks } from '../english/server-checks';
import { settings, settingChange, settingItem } from '../english/settings';
import { settingTitles } from '../english/setting-titles';
import { settingChoices, settingValues } from '../english/setting-values';
import { environmentFaults, listFaults, settingFaults } from '../english/setting-faults';
import { policy, printedConfig } from '../english/policy';
import { ownFile, policyProblems, policySyntax, policyTrust, unsurePolicy } from '../english/policy-problems';
import { practiceTraders } from '../english/practice-traders';
import { practiceKeys } from '../english/practice-keys';
import { commandTitles, keyNames, shortcutSheet } from '../english/commands';
import { help } from '../english/help';
import { palette } from '../english/palette';
import { fileDialogs, menu, notices, pageGone } from '../english/system';
import { commandLine, refusedStart } from '../english/command-line';

/** English, the language that all others have the form of: see words.ts. */
export const words = {
  locale: 'en-GB',
  page,
  common,
  amounts,
  announced,
  expire,
  orderFields,
  orderWarnings,
  underWay,
  penalty,
  firstSteps,
  confirm,
  orderStops,
  settingStops,
  closingStops,
  ticketForm,
  unanswered,
  outcomes,
  reasons,
  report,
  followUp,
  closing,
  traders,
  environments,
  history,
  filters,
  records,
  journals,
  alarms,
  proof,
  proofNotes,
  secondCopy,
  verdicts,
  exporting,
  sessions,
  sessionNews,
  renewal,
  timeLeft,
  keychain,
  signIn,
  signInAnswers,
  keys,
  tries,
  diagnostics,
  checks,
  serverChecks,
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
  practiceTraders,
  commandTitles,
  keyNames,
  shortcutSheet,
  help,
  palette,
  menu,
  notices,
  fileDialogs,
  pageGone,
  commandLine,
  refusedStart,
};
