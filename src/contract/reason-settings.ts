import { bothSections, type SettingSpecs } from './setting-spec';

/** What an order says of its reason. */
export const reasonSettings: SettingSpecs<
  | 'notesRequired'
  | 'notesMinLength'
  | 'reasonCodes'
  | 'reasonRequired'
  | 'ticketRequired'
  | 'ticketPattern'
  | 'composeNotes'
> = {
  notesRequired: {
    title: 'Notes are required',
    description: 'No order goes without notes, which are sent to the server and kept in the journal.',
    group: 'orders',
    shape: { kind: 'switch' },
    builtIn: false,
    stricter: 'on',
    onBroken: { value: true },
    sections: bothSections,
    users: true,
    restart: false,
    example: true,
  },
  notesMinLength: {
    title: 'Shortest notes',
    description:
      'Notes that are given, or required, have at least so many characters; blanks around them do not count.',
    group: 'orders',
    shape: { kind: 'number', least: 0, most: 1000, unit: 'characters' },
    builtIn: 0,
    stricter: 'more',
    onBroken: { value: 10 },
    sections: bothSections,
    users: true,
    restart: false,
    example: 10,
  },
  reasonCodes: {
    title: 'Reason codes',
    description:
      'Reasons to choose from; the code is kept in the journal. Without any the form asks for none.',
    group: 'orders',
    shape: { kind: 'reason-codes' },
    builtIn: [],
    stricter: 'none',
    onBroken: 'unsaid',
    sections: bothSections,
    users: false,
    restart: false,
    example: [
      { code: 'MISTAKE', label: 'Locked himself out by mistake' },
      { code: 'CLOSE', label: 'Has to close a position' },
    ],
  },
  reasonRequired: {
    title: 'A reason code is required',
    description: 'No order goes without one of the reason codes. Counts where there are any.',
    group: 'orders',
    shape: { kind: 'switch' },
    builtIn: false,
    stricter: 'on',
    onBroken: { value: true },
    sections: bothSections,
    users: false,
    restart: false,
    example: true,
  },
  ticketRequired: {
    title: 'A ticket is required',
    description: 'No order goes without the number of a ticket, which is kept in the journal.',
    group: 'orders',
    shape: { kind: 'switch' },
    builtIn: false,
    stricter: 'on',
    onBroken: { value: true },
    sections: bothSections,
    users: false,
    restart: false,
    example: true,
  },
  ticketPattern: {
    title: 'Form of a ticket',
    description:
      'A pattern for the whole ticket: letters, digits, classes such as [A-Z], \\d, and how often: ?, *, +, {3,6}. Empty: any text.',
    group: 'orders',
    shape: { kind: 'ticket-pattern' },
    builtIn: '',
    stricter: 'none',
    onBroken: 'unsaid',
    sections: bothSections,
    users: false,
    restart: false,
    example: 'DESK-\\d{3,6}',
  },
  composeNotes: {
    title: 'Reason and ticket go before the notes',
    description:
      'What is sent as notes begins with the reason code and the ticket, so that the vendor keeps them too.',
    group: 'orders',
    shape: { kind: 'switch' },
    builtIn: false,
    stricter: 'none',
    onBroken: 'unsaid',
    sections: bothSections,
    users: false,
    restart: false,
    example: true,
  },
};
