const words: Readonly<Record<string, string>> = {
  'journal.opened': 'Journal opened',
  'order.intent': 'Order recorded',
  'order.penalty': 'Order made to wait',
  'order.outcome': 'Outcome recorded',
  'order.closed': 'Unknown closed',
  'batch.started': 'Batch started',
  'batch.finished': 'Batch finished',
  'session.saved': 'Session saved',
  'session.renewed': 'Session renewed',
  'session.forgotten': 'Session removed',
  'session.rejected': 'Session rejected',
  'settings.changed': 'Settings changed',
  'directory.imported': 'Directory imported',
  'journal.verified': 'Journal verified',
  'journal.exported': 'Journal exported',
  'journal.recovered': 'Journal recovered',
  'journal.clock': 'Clock was set back',
  'journal.rekeyed': 'New signing key',
  'journal.alarm': 'Alarm',
  'journal.acknowledged': 'Alarm acknowledged',
};

/** A record's type in words; an unknown type is shown as it is written. */
export function recordWords(type: string): string {
  return Object.hasOwn(words, type) ? (words[type] ?? type) : type;
}
