/** What an order lacks that a setting asks for, or why the settings let none go. */
export type SettingStop =
  | 'read-only'
  | 'notes-missing'
  | 'notes-too-short'
  /** With reason and ticket put before them. */
  | 'composed-too-long'
  | 'reason-missing'
  | 'reason-not-known'
  | 'ticket-missing'
  | 'ticket-form'
  | 'second-reason-missing'
  | 'second-reason-too-long'
  | 'second-reason-not-text'
  /** The journal has an alarm that nobody acknowledged. */
  | 'alarm';
