import type { Checks } from '../../contract/diagnostics';
import { words } from '../../words/words';
import { joined } from '../sessions/joined';
import { lengthOf, localTimeOf } from '../ui/times';
import { daysBetween, type Finding } from './check';

/** A certificate that ends within so many days is worth a look. */
const SOON_DAYS = 14;
/** A clock may be off by so much; the server's is known to a second. */
const MAX_SKEW = 30_000;

const said = words.serverChecks;
const practice: Finding = { tone: 'plain', text: said.practice };

/** Who looks the host's name up, and what came of it. */
export function nameFinding(name: Checks['name']): Finding {
  switch (name.kind) {
    case 'practice':
      return practice;
    case 'resolved':
      return { tone: 'good', text: said.name.resolved(name.host, name.addresses) };
    case 'by-proxy':
      return { tone: 'good', text: said.name.byProxy(name.host) };
    case 'not-resolved':
      return {
        tone: 'trouble',
        text: said.name.notResolved(name.host),
        now: said.name.notResolvedNow,
      };
    case 'not-known':
      return { tone: 'plain', text: said.name.notKnown(name.host) };
  }
}

/** Which way calls take. */
export function proxyFinding(proxy: Checks['proxy']): Finding {
  switch (proxy.kind) {
    case 'practice':
      return practice;
    case 'direct':
      return { tone: 'good', text: said.proxy.direct };
    case 'proxy':
      return { tone: 'good', text: said.proxy.used(proxy.decision) };
    case 'not-known':
      return { tone: 'warning', text: said.proxy.notKnown, now: said.proxy.notKnownNow };
  }
}

/** What to do about a certificate, by what the network calls the problem. */
const certificateSteps: readonly (readonly [RegExp, string])[] = [
  [/DATE/, said.certificate.outOfDateNow],
  [/AUTHORITY/, said.certificate.authorityNow],
  [/COMMON_NAME|NAME_CONSTRAINT/, said.certificate.otherHostNow],
  [/REVOKED/, said.certificate.revokedNow],
];

type NotTrusted = Extract<Checks['tls'], { kind: 'not-trusted' }>;

function notTrusted({ problem, subject, issuer, validFrom, validTo }: NotTrusted): Finding {
  const shown = said.certificate.shown({
    subject,
    issuer,
    from: validFrom && localTimeOf(validFrom),
    to: validTo && localTimeOf(validTo),
  });
  const step = certificateSteps.find(([pattern]) => pattern.test(problem));
  return {
    tone: 'trouble',
    text: joined(said.certificate.notTrusted(problem), shown),
    now: step?.[1] ?? said.certificate.otherwiseNow,
  };
}

/** What the server, or a proxy in its place, showed of itself; `at` is when. */
export function tlsFinding(tls: Checks['tls'], at: string): Finding {
  switch (tls.kind) {
    case 'practice':
      return practice;
    case 'trusted': {
      const { trusted, endsInADayNow, endsSoonNow } = said.certificate;
      const left = daysBetween(at, tls.validTo);
      const text = trusted(tls.subject, tls.issuer, localTimeOf(tls.validTo));
      if (left >= SOON_DAYS) return { tone: 'good', text };
      return { tone: 'warning', text, now: left < 1 ? endsInADayNow : endsSoonNow(left) };
    }
    case 'not-trusted':
      return notTrusted(tls);
    case 'not-reached':
      return {
        tone: 'trouble',
        text: joined(said.certificate.notSeen, said.network[tls.failure]),
        now: said.certificate.notSeenNow,
      };
  }
}

/** How far a clock is off: to the second below two hours, then in whole hours or days. */
function offBy(ms: number): string {
  const hours = Math.floor(ms / 3_600_000);
  if (hours < 2) return lengthOf(ms);
  return hours < 48 ? said.clock.hours(hours) : said.clock.days(Math.floor(hours / 24));
}

/** Whether this computer's clock agrees with the server's. */
export function clockFinding(clock: Checks['clock']): Finding {
  switch (clock.kind) {
    case 'practice':
      return practice;
    case 'not-known':
      return { tone: 'plain', text: said.clock.notKnown };
    case 'compared': {
      const { agrees, ahead, behind, wrongNow } = said.clock;
      const off = Math.abs(clock.skewMs);
      if (off <= MAX_SKEW) return { tone: 'good', text: agrees(Math.max(1, Math.ceil(off / 1000))) };
      return {
        tone: 'warning',
        text: clock.skewMs > 0 ? ahead(offBy(off)) : behind(offBy(off)),
        now: wrongNow,
      };
    }
  }
}
