/** The sections of the help in the order in which they are read. */
export const helpTopics = ['lifts', 'unknown', 'sessions', 'proof', 'practice', 'files'] as const;

export type HelpTopic = (typeof helpTopics)[number];
