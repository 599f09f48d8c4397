import { v } from '../../contract/schema';
import { weekdays, type ProxySetting, type ReasonCode, type WarnTime } from '../../contract/setting-values';
import { checkedBy } from './shape-checks';

/** Most reason codes, hours to warn in, and hosts that are reached without the proxy. */
const MAX_CODES = 100;
const MAX_TIMES = 20;
const MAX_BYPASS = 100;

/** What can't be seen, breaks the line or turns writing round; halves of characters too. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]/u;

/** Text that a person reads: 1 to `most` characters that can be seen, not blanks alone. */
const readable = (what: string, most: number): v.GenericSchema<unknown, string> => {
  const sentence = `${what} has 1 to ${most} characters that can be seen, in quotes.`;
  return v.pipe(
    v.string(sentence),
    v.maxLength(most, sentence),
    v.check((text) => text.trim() !== '' && !unseen.test(text), sentence),
  );
};

const codeSentence = 'A code has 1 to 32 letters, digits, ".", "_" and "-", in quotes.';
const reasonCode = v.strictObject(
  {
    code: v.pipe(v.string(codeSentence), v.regex(/^[\w.-]{1,32}$/, codeSentence)),
    label: readable('A label', 80),
  },
  'A reason code is an object in braces with a code and a label, and nothing else.',
);
const reasonCodes: v.GenericSchema<unknown, readonly ReasonCode[]> = v.pipe(
  v.array(reasonCode, 'The reason codes are a list in brackets.'),
  v.maxLength(MAX_CODES, `There are ${MAX_CODES} reason codes at most.`),
  v.checkItems(
    ({ code }, at, all) => all.findIndex((other) => other.code === code) === at,
    'The code of this reason is used twice.',
  ),
);

/** Reasons to choose from, each code once. */
export const checkReasonCodes = checkedBy(reasonCodes);

/** Whether this computer knows a zone of that name; an offset such as +01:00 is no zone. */
function isZone(name: string): boolean {
  if (!/^[A-Za-z][\w+/-]{0,63}$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const hourSentence = 'A time of day is HH:MM from 00:00 to 23:59, in quotes.';
const hour = v.pipe(v.string(hourSentence), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, hourSentence));
const zoneSentence = 'A zone is one of the IANA database, such as "America/Chicago".';
const dayWords = weekdays.map((day) => `"${day}"`).join(', ');
const days = v.pipe(
  v.array(v.picklist(weekdays, `A day is one of ${dayWords}.`), 'The days are a list in brackets.'),
  v.minLength(1, 'At least one day is needed.'),
  v.checkItems((day, at, all) => all.indexOf(day) === at, 'This day is listed twice.'),
);
const warnTime = v.strictObject(
  {
    days,
    from: hour,
    to: hour,
    zone: v.pipe(v.string(zoneSentence), v.check(isZone, zoneSentence)),
    says: readable('What the form says', 200),
  },
  'Hours to warn in are an object in braces with days, from, to, zone and says, and nothing else.',
);
const warnTimes: v.GenericSchema<unknown, readonly WarnTime[]> = v.pipe(
  v.array(warnTime, 'The hours to warn in are a list in brackets.'),
  v.maxLength(MAX_TIMES, `There are ${MAX_TIMES} hours to warn in at most.`),
);

/** Hours in which the form warns. */
export const checkWarnTimes = checkedBy(warnTimes);

/** A host's name or number, in brackets where it holds colons, and a port; no user, scheme or path. */
const hostAndPort =
  /^(?:[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*|\[[0-9A-Fa-f:.]+\]):(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])$/;
const serverSentence = 'A proxy’s server is "host:port", without a scheme, a user or a path.';
// SECURITY: no separators, so that no rule of the network’s own language gets in beside the one that is given.
const bypassHost = /^(?:\*?\.?[A-Za-z0-9_.*-]+|\[[0-9A-Fa-f:.]+\]|[\d.]+\/\d{1,2}|<local>)$/;
const bypassSentence =
  'A host that is reached without the proxy is such as "*.acme.example" or "10.0.0.0/8".';
const nothingMore = 'A proxy is {"mode": "system"}, {"mode": "direct"}, or one with "server" and "bypass".';
const proxy: v.GenericSchema<unknown, ProxySetting> = v.variant(
  'mode',
  [
    v.strictObject({ mode: v.literal('system') }, nothingMore),
    v.strictObject({ mode: v.literal('direct') }, nothingMore),
    v.strictObject(
      {
        mode: v.literal('given'),
        // SECURITY: a user here would be a password in a file that everybody on the computer reads.
        server: v.pipe(
          v.string(serverSentence),
          v.maxLength(260, serverSentence),
          v.regex(hostAndPort, serverSentence),
        ),
        bypass: v.optional(
          v.pipe(
            v.array(
              v.pipe(
                v.string(bypassSentence),
                v.maxLength(255, bypassSentence),
                v.regex(bypassHost, bypassSentence),
              ),
              'The hosts that are reached without the proxy are a list in brackets.',
            ),
            v.maxLength(MAX_BYPASS, `There are ${MAX_BYPASS} hosts without the proxy at most.`),
          ),
          [],
        ),
      },
      nothingMore,
    ),
  ],
  nothingMore,
);

/** How calls find their way. */
export const checkProxy = checkedBy(proxy);
