/** What a newcomer is told in Practice, above the form. */
export const firstSteps = {
  title: 'First steps',
  /** What to do, and a word on how. */
  steps: [
    { what: 'Choose a trader', how: 'type “e” to see samples' },
    { what: 'Give a reason', how: 'in the notes, or as the form asks' },
    { what: 'Press', how: 'and confirm; nothing is sent' },
  ],
  dismiss: 'Don’t show again',
};
