import type { Environment } from './environments';

/** A reason that the organization offers; the code goes into the record. */
export interface ReasonCode {
  /** 1 to 32 of letters, digits, `.`, `_` and `-`. */
  readonly code: string;
  /** As the form shows it; 1 to 80 characters. */
  readonly label: string;
}

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** Hours in which the form warns before an order. An end at or before the start is on the next day. */
export interface WarnTime {
  readonly days: readonly Weekday[];
  /** `HH:MM`, 24 hours, in the zone. */
  readonly from: string;
  readonly to: string;
  /** A zone of the IANA database, such as `America/Chicago`. */
  readonly zone: string;
  /** What the form says; 1 to 200 characters. */
  readonly says: string;
}

/** How calls find their way: as the system does, without any proxy, or through the one that is given. */
export type ProxySetting =
  | { readonly mode: 'system' }
  | { readonly mode: 'direct' }
  /** `server` is `host:port`; `bypass` lists hosts that are reached without it. */
  | { readonly mode: 'given'; readonly server: string; readonly bypass: readonly string[] };

/** What every setting holds. A setting is described in settings-registry.ts. */
export interface SettingValues {
  readonly environments: readonly Environment[];
  readonly environmentsOffered: readonly string[];
  readonly defaultEnvironment: string;
  readonly notesRequired: boolean;
  /** In UTF-16 code units. */
  readonly notesMinLength: number;
  readonly reasonCodes: readonly ReasonCode[];
  readonly reasonRequired: boolean;
  readonly ticketRequired: boolean;
  readonly ticketPattern: string;
  readonly composeNotes: boolean;
  readonly retype: 'live' | 'everywhere';
  readonly coolingOffMinutes: number;
  readonly coolingOffThen: 'warn' | 'second-reason' | 'refuse';
  readonly warnTimes: readonly WarnTime[];
  readonly alarmThen: 'warn' | 'refuse';
  readonly readOnly: boolean;
  readonly keepApiKeys: boolean;
  readonly journalCopyFolder: string;
  readonly proxy: ProxySetting;
  readonly theme: 'system' | 'light' | 'dark';
  readonly firstSteps: boolean;
}

export type SettingName = keyof SettingValues;
