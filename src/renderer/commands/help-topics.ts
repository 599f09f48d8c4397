/** The sections of the help with their titles, in the order in which they are read. */
export const helpTopics = {
  lifts: 'What an order lifts, and what it doesn’t',
  unknown: 'What “unknown” means',
  sessions: 'Sessions and API keys',
  proof: 'The journal and its verification',
  practice: 'Practice',
  files: 'Where files are',
} as const;

export type HelpTopic = keyof typeof helpTopics;
