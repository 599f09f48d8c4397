import { isUserId, reasons, type ClosedAs, type TargetSource } from '../../contract/lockouts';
import type { EnvironmentKind } from '../../contract/environments';
import { v } from '../../contract/schema';

const text = v.string();
const maybe = v.exactOptional(text);
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const kinds = ['practice', 'demo', 'live'] as const satisfies readonly EnvironmentKind[];
const sources = ['sample', 'earlier-order', 'typed'] as const satisfies readonly TargetSource[];
const endings = ['took-effect', 'did-not', 'not-known'] as const satisfies readonly ClosedAs[];

/** `order.intent`: what is to be sent, on disk before it is. */
export const orderIntent = v.object({
  orderId: text,
  operation: v.literal('expireuserlockout'),
  environment: v.object({ id: text, name: text, kind: v.picklist(kinds), baseUrl: maybe }),
  target: v.object({
    userId: v.pipe(text, v.check(isUserId)),
    name: maybe,
    source: v.picklist(sources),
  }),
  /** As they are sent. */
  notes: maybe,
  reasonCode: maybe,
  ticket: maybe,
  secondReason: maybe,
  tokenFingerprint: maybe,
  policySha256: maybe,
  repeatOf: maybe,
  /** Orders for the same trader in the 24 hours before, on this computer, that took effect or may have. */
  repeats24h: count,
});
export type OrderIntentData = v.InferOutput<typeof orderIntent>;

/** `order.penalty`: the server asks to wait; `attempt` is the sending that it answered, from 1. */
export const orderPenalty = v.object({
  orderId: text,
  seconds: v.pipe(v.number(), v.finite(), v.minValue(0)),
  captcha: v.boolean(),
  attempt: v.pipe(count, v.minValue(1)),
});
export type OrderPenaltyData = v.InferOutput<typeof orderPenalty>;

/** An outcome with a reason of its own list. */
export const orderVerdict = v.variant('outcome', [
  v.object({ outcome: v.literal('done'), reason: v.picklist(reasons.done) }),
  v.object({ outcome: v.literal('refused'), reason: v.picklist(reasons.refused) }),
  v.object({ outcome: v.literal('unknown'), reason: v.picklist(reasons.unknown) }),
  v.object({ outcome: v.literal('not-sent'), reason: v.picklist(reasons['not-sent']) }),
]);

/** `order.outcome`: what came of it, and the answer as far as it is kept. */
export const orderOutcome = v.intersect([
  orderVerdict,
  v.object({
    orderId: text,
    httpStatus: v.exactOptional(count),
    serverText: maybe,
    serverTextSha256: maybe,
    errorId: maybe,
    serverDate: maybe,
    clockSkewMs: v.exactOptional(v.pipe(v.number(), v.finite())),
    /** The token of the last sending, where it is another than the intent's: the session was renewed in a wait. */
    tokenFingerprint: maybe,
    /** From the first sending to the end, waits included; milliseconds. */
    durationMs: v.pipe(v.number(), v.finite(), v.minValue(0)),
    attempts: count,
  }),
]);
export type OrderOutcomeData = v.InferOutput<typeof orderOutcome>;

/** `order.closed`: what the administrator found out about an order whose outcome was unknown. */
export const orderClosed = v.object({ orderId: text, as: v.picklist(endings), note: maybe });
export type OrderClosedData = v.InferOutput<typeof orderClosed>;
