import { page } from '../english/page';
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
import { settings } from '../english/settings';
import { settingTitles } from '../english/setting-titles';
import { policy } from '../english/policy';
import { help } from '../english/help';
import { palette } from '../english/palette';
import { system } from '../english/system';

/** English, the language that all others have the form of: see words.ts. */
export const words = {
  locale: 'en-GB',
  page,
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
  settingTitles,
  policy,
  help,
  palette,
  system,
};
