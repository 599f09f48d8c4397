import type { SettingGroup } from '../../contract/setting-spec';
import type { SettingSource } from '../../contract/settings';
import { slot, type Parts } from '../parts';
import { count } from './forms';

/** The page of settings. */
export const settings = {
  title: 'Settings',
  about:
    'Every setting as it counts, and who decided it. A change of your own counts at once, or from the next start on where that is said, and stands in the journal.',
  reading: 'Reading the policy and your own settings …',
  tryAgain: 'Try again',
  groups: {
    environments: 'Environments and network',
    orders: 'Orders',
    sessions: 'Sessions',
    journal: 'Journal',
    window: 'Window',
  } satisfies Readonly<Record<SettingGroup, string>>,
  /** Where a value comes from. */
  sources: {
    enforced: 'Managed by your organization',
    user: 'Your own',
    defaults: 'Your organization’s default',
    'built-in': 'Built-in',
    broken: 'Policy can’t be read: value for that case',
  } satisfies Readonly<Record<SettingSource, string>>,
  search: 'Search the settings',
  /** The buttons that choose which settings are listed, each before its count. */
  filters: { all: 'All', managed: 'From your organization', differs: 'Not as built in' },
  /** Those buttons together, for screen readers. */
  which: 'Which settings',
  shown: (listed: number, all: number): string => `${count(listed)} of ${count(all)}`,
  nothingMatches: 'Nothing matches',
  noneOfKind: 'No setting is of this kind now. Choose All to see every setting.',
  noneFound: 'No setting that is listed holds all these words. Escape in the search clears it.',
};

/** One setting on its page, and how it is changed. */
export const settingItem = {
  /** Over a value that is only shown, for screen readers. */
  counts: 'What counts',
  policyAlone: ['Decided by the policy alone: ', slot('file')] satisfies Parts<'file'>,
  /** A change that waits for the next start: both values, in words. */
  later: ['From the next start on: ', slot('later'), '. Until then: ', slot('now'), '.'] satisfies Parts<
    'later' | 'now'
  >,
  useDefault: 'Use the default',
  notOnOffer: (id: string): string => `${id} (not on offer)`,
  /** After the box in which a number is typed. */
  units: { minutes: 'minutes', characters: 'characters' },
  notWhole: {
    minutes: (least: number, most: number): string =>
      `This is a whole number of minutes from ${least} to ${most}. Nothing is changed until it is one.`,
    characters: (least: number, most: number): string =>
      `This is a whole number of characters from ${least} to ${most}. Nothing is changed until it is one.`,
  },
};

/** What came of changing a setting. */
export const settingChange = {
  saved: 'Saved.',
  takenBack: 'The default counts again.',
  /** `value`: in words, without a full stop. */
  counts: (title: string, value: string): string => `${title}: ${value}.`,
  fromNextStart: 'It counts from the next start on.',
  unrecorded:
    'The journal could not take the record of this change; what is wrong with it stands at the top right. It has it before its next record, if the application runs until then. Tell whoever looks after the journal.',
  managed: 'Your organization decides this. Nothing was changed. Ask IT if it should be otherwise.',
  notUsers:
    'Users have no value of their own here. Nothing was changed. Ask IT, who can set it in the policy.',
  notSaved: 'Your own settings could not be written. Nothing was changed.',
  /** `code`: the system’s word, such as EACCES. */
  diskSays: (code: string): string =>
    `The disk’s word: ${code}. Free some disk space or ask IT, then try again.`,
  diskSaysNothing: 'The disk’s word: unknown. Free some disk space or ask IT, then try again.',
  wrong: 'This value can’t be taken. Nothing was changed.',
  chooseAnother: 'Choose another one.',
  fault: (reference: string): string =>
    `The application has a fault (reference ${reference}). It is not known whether the setting was changed: look at it again after a restart. If it comes again, give the reference to whoever looks after the application.`,
  refused: (why: string, detail: string): string =>
    `The application refused this change (${why}: ${detail}). Nothing was changed. Restart it; if it comes again, tell whoever looks after it.`,
  byOrganization: (titles: readonly string[]): string =>
    `Your organization changed settings: ${titles.join(', ')}.`,
};
