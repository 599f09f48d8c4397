import { v } from '../../contract/schema';
import { weekdays, type ProxySetting, type ReasonCode, type WarnTime } from '../../contract/setting-values';
import { words } from '../../words/words';
import { checkedBy } from './shape-checks';

/** Most reason codes, hours to warn in, and hosts that are reached without the proxy. */
const MAX_CODES = 100;
const MAX_TIMES = 20;
const MAX_BYPASS = 100;

const { listFaults: said } = words;

/** What can't be seen, breaks the line or turns writing round; halves of characters too. */
const unseen = /[\p{C}\p{Zl}\p{Zp}]/u;

/** Text that a person reads: 1 to `most` characters that can be seen, not blanks alone. */
const readable = (sentenceOf: (most: number) => string, most: number): v.GenericSchema<unknown, string> => {
  const sentence = sentenceOf(most);
  return v.pipe(
    v.string(sentence),
    v.maxLength(most, sentence),
    v.check((text) => text.trim() !== '' && !unseen.test(text), sentence),
  );
};

const reasonCode = v.strictObject(
  {
    code: v.pipe(v.string(said.code), v.regex(/^[\w.-]{1,32}$/, said.code)),
    label: readable(said.label, 80),
  },
  said.noReason,
);
const reasonCodes: v.GenericSchema<unknown, readonly ReasonCode[]> = v.pipe(
  v.array(reasonCode, said.reasonsNoList),
  v.maxLength(MAX_CODES, said.tooManyReasons(MAX_CODES)),
  v.checkItems(({ code }, at, all) => all.findIndex((other) => other.code === code) === at, said.codeTwice),
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

const hour = v.pipe(v.string(said.hour), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, said.hour));
const dayWords = weekdays.map((day) => `"${day}"`).join(', ');
const days = v.pipe(
  v.array(v.picklist(weekdays, said.day(dayWords)), said.daysNoList),
  v.minLength(1, said.noDay),
  v.checkItems((day, at, all) => all.indexOf(day) === at, said.dayTwice),
);
const warnTime = v.strictObject(
  {
    days,
    from: hour,
    to: hour,
    zone: v.pipe(v.string(said.zone), v.check(isZone, said.zone)),
    says: readable(said.says, 200),
  },
  said.noHours,
);
const warnTimes: v.GenericSchema<unknown, readonly WarnTime[]> = v.pipe(
  v.array(warnTime, said.hoursNoList),
  v.maxLength(MAX_TIMES, said.tooManyHours(MAX_TIMES)),
);

/** Hours in which the form warns. */
export const checkWarnTimes = checkedBy(warnTimes);

/** A host's name or number, in brackets where it holds colons, and a port; no user, scheme or path. */
const hostAndPort =
  /^(?:[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*|\[[0-9A-Fa-f:.]+\]):(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5])$/;
// SECURITY: no separators, so that no rule of the network’s own language gets in beside the one that is given.
const bypassHost = /^(?:\*?\.?[A-Za-z0-9_.*-]+|\[[0-9A-Fa-f:.]+\]|[\d.]+\/\d{1,2}|<local>)$/;
const proxy: v.GenericSchema<unknown, ProxySetting> = v.variant(
  'mode',
  [
    v.strictObject({ mode: v.literal('system') }, said.noProxy),
    v.strictObject({ mode: v.literal('direct') }, said.noProxy),
    v.strictObject(
      {
        mode: v.literal('given'),
        // SECURITY: a user here would be a password in a file that everybody on the computer reads.
        server: v.pipe(
          v.string(said.server),
          v.maxLength(260, said.server),
          v.regex(hostAndPort, said.server),
        ),
        bypass: v.optional(
          v.pipe(
            v.array(
              v.pipe(v.string(said.bypass), v.maxLength(255, said.bypass), v.regex(bypassHost, said.bypass)),
              said.bypassNoList,
            ),
            v.maxLength(MAX_BYPASS, said.tooManyBypass(MAX_BYPASS)),
          ),
          [],
        ),
      },
      said.noProxy,
    ),
  ],
  said.noProxy,
);

/** How calls find their way. */
export const checkProxy = checkedBy(proxy);
