import type { SettingName } from '../../contract/setting-values';

/** What a setting is called, and one or two sentences about it, for users and for IT. */
interface SettingTitle {
  readonly title: string;
  readonly description: string;
}

/** Every setting, for the page, docs/policy.md and the schema of policies. */
export const settingTitles: Readonly<Record<SettingName, SettingTitle>> = {
  environments: {
    title: 'Environments of the organization',
    description:
      'Hosts of the organization’s own that tokens and orders may go to, beside the built-in ones.',
  },
  environmentsOffered: {
    title: 'Environments on offer',
    description:
      'The ids of the environments that can be chosen; an empty list offers all. Practice is always there.',
  },
  defaultEnvironment: {
    title: 'Environment at the start',
    description:
      'The id of the environment that the window opens in. One that is not on offer is passed over.',
  },
  proxy: {
    title: 'Proxy',
    description:
      'How calls find their way: as the system does it, without any proxy, or through the one that is given.',
  },
  notesRequired: {
    title: 'Notes are required',
    description: 'No order goes without notes, which are sent to the server and kept in the journal.',
  },
  notesMinLength: {
    title: 'Shortest notes',
    description:
      'Notes that are given, or required, have at least so many characters; blanks around them do not count.',
  },
  reasonCodes: {
    title: 'Reason codes',
    description:
      'Reasons to choose from; the code is kept in the journal. Without any the form asks for none.',
  },
  reasonRequired: {
    title: 'A reason code is required',
    description: 'No order goes without one of the reason codes. Counts where there are any.',
  },
  ticketRequired: {
    title: 'A ticket is required',
    description: 'No order goes without the number of a ticket, which is kept in the journal.',
  },
  ticketPattern: {
    title: 'Form of a ticket',
    description:
      'A pattern for the whole ticket: letters, digits, classes such as [A-Z], \\d, and how often: ?, *, +, {3,6}. Empty: any text.',
  },
  composeNotes: {
    title: 'Reason and ticket go before the notes',
    description:
      'What is sent as notes begins with the reason code and the ticket, so that the vendor keeps them too.',
  },
  retype: {
    title: 'The id is typed again',
    description: 'Where an order is confirmed by typing the trader’s id once more.',
  },
  coolingOffMinutes: {
    title: 'Cooling-off',
    description:
      'So many minutes after an order that took effect, or may have, another one for the same trader is not a matter of course. 0: no cooling-off. A repeat of an unknown is exempt.',
  },
  coolingOffThen: {
    title: 'Within the cooling-off',
    description: 'What happens to another order for the same trader within the cooling-off.',
  },
  warnTimes: {
    title: 'Hours to warn in',
    description:
      'Hours and maintenance windows in which the form warns before an order; the order still goes.',
  },
  readOnly: {
    title: 'Read-only',
    description: 'The journals can be read, verified and exported; no order is taken and no session is made.',
  },
  alarmThen: {
    title: 'While the journal has an alarm',
    description: 'What an alarm that nobody has acknowledged does to orders.',
  },
  keepApiKeys: {
    title: 'API keys are kept',
    description:
      'A key that was used to sign in stays in the system’s keychain. Otherwise it is asked for each time, and keys that were kept are removed.',
  },
  journalCopyFolder: {
    title: 'Second copy of the journal',
    description:
      'A folder, as a rule on a server, below which each journal of real orders has a copy that follows it.',
  },
  theme: {
    title: 'Appearance',
    description: 'Light, dark, or as the system has it.',
  },
  firstSteps: {
    title: 'First steps',
    description: 'Three steps above the form show in Practice how an order goes.',
  },
};
