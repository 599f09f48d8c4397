/** Which kind of place an environment is; it decides colour, shape and how hard the confirmation is. */
export type EnvironmentKind = 'practice' | 'demo' | 'live';

/** A place that calls go to. Its id is what records and calls name it by. */
export interface Environment {
  readonly id: string;
  /** As a person reads it in a sentence: "Staging (Demo)". */
  readonly name: string;
  /** As the badge shows it, in capitals. */
  readonly word: string;
  readonly kind: EnvironmentKind;
  /** Where calls go, without a slash at the end; Practice has none, as it opens no connection. */
  readonly baseUrl?: string;
}

/** An environment, and who defined it: this application, or the policy of the organization's IT. */
export interface EnvironmentView extends Environment {
  readonly source: 'built-in' | 'policy';
}

/* eslint-disable no-restricted-syntax -- Names of environments are the same in every language, as records hold them. */

/** Production and staging hosts as the vendor's documentation lists them. */
export const builtInEnvironments: readonly Environment[] = [
  { id: 'practice', name: 'Practice', word: 'PRACTICE', kind: 'practice' },
  { id: 'demo', name: 'Demo', word: 'DEMO', kind: 'demo', baseUrl: 'https://demo.tradovateapi.com/v1' },
  { id: 'live', name: 'Live', word: 'LIVE', kind: 'live', baseUrl: 'https://live.tradovateapi.com/v1' },
  {
    id: 'staging-demo',
    name: 'Staging Demo',
    word: 'STAGING DEMO',
    kind: 'demo',
    baseUrl: 'https://demo-api.staging.ninjatrader.dev/v1',
  },
  {
    id: 'staging-live',
    name: 'Staging Live',
    word: 'STAGING LIVE',
    kind: 'live',
    baseUrl: 'https://live-api.staging.ninjatrader.dev/v1',
  },
];
