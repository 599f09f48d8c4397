/** The question before an order goes. */
export const confirm = {
  title: 'Expire this trader’s manual lockout?',
  labels: {
    trader: 'Trader',
    id: 'Id',
    /** His sign-in name and organization. */
    knownAs: 'Known as',
    notes: 'Notes',
    reason: 'Reason',
    ticket: 'Ticket',
    /** Why the trader is unlocked again so soon: the second reason. */
    secondReason: 'Again, as',
    environment: 'Environment',
    /** The user whose session the order is sent with. */
    as: 'As',
  },
  noNotes: 'none',
  noName: 'No name is known for this id. A mistyped id cannot be seen in the answer.',
  repeats: (placedAt: string): string => `This repeats the order of ${placedAt}, whose outcome is unknown.`,
  live: 'Live: real money.',
  practice: 'Practice: nothing is sent to anyone, and no real lockout changes.',
  real: 'It can’t be undone. Trading is re-enabled at once on all of this trader’s accounts.',
  retype: 'Type the id again',
  retypedDiffers: 'It is not the id above yet.',
  /** Enter alone sends nothing. */
  retypedMatches: 'It is the id above. Press the button to go on.',
  confirm: 'Expire lockout',
};
