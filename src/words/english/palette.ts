/** The palette: what can be gone to, found or begun from anywhere. */
export const palette = {
  title: 'Go to or find',
  placeholder: 'A page, a trader, an environment …',
  /** What was found, for screen readers. */
  found: 'Found',
  looking: 'Looking …',
  nothing: 'Nothing found.',
  groups: {
    pages: 'Pages',
    journal: 'Journal',
    reasons: 'Recent reasons',
    environments: 'Environments',
    help: 'Help',
    traders: 'Traders',
  },
  verify: 'Verify the journal',
  export: 'Export the history…',
  switchTo: (environment: string): string => `Switch to ${environment}`,
  typedId: (id: string): string => `Id ${id}, which nobody here knows`,
  noName: 'No name known',
  /** Words that an entry is found by besides its title, in small letters with blanks between; nobody sees them. */
  foundBy: {
    expire: 'order lockout',
    'follow-up': 'unknown',
    history: 'journal records audit',
    verify: 'proof chain',
    export: 'csv bundle evidence',
    reason: 'repeat notes',
  },
  /** Why something can’t be chosen now. */
  whyNot: {
    orderUnderWay: 'An order is under way. This can be done after its end.',
    readOnly: 'Read-only, as your organization’s policy asks: no order is taken.',
    noJournal: 'There is no journal here yet. Place an order first.',
    verifying: 'A journal is being verified already.',
    notesFilled: 'The notes are filled in already. Clear them first.',
  },
  reasonNotRead: 'The reason could not be read. Nothing was changed.',
  reasonFilled: 'The reason is filled in. Nothing was sent.',
};
