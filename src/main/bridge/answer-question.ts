import type { Question, Questions, Reply } from '../../contract/bridge';
import { questionSchemas } from '../../contract/bridge-schema';
import { v } from '../../contract/schema';

type Answerer<Q extends Question> = (
  ask: Questions[Q]['ask'],
) => Promise<Questions[Q]['answer']> | Questions[Q]['answer'];

/** One answerer for each question; complete by type. */
export type Answerers = { readonly [Q in Question]: Answerer<Q> };

/** Where a fault of the application (a bug) is reported; gives back the reference that the page shows. */
export type ReportFault = (question: Question, fault: unknown) => string;

function refusal(why: 'sender' | 'shape', detail: string): Reply<never> {
  return { kind: 'refused', why, detail };
}

/** Names the first thing that is wrong with a message, never repeating what it held. */
function firstFault(issues: [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  const [issue] = issues;
  const place = v.getDotPath(issue)?.slice(0, 100) ?? 'the message';
  return `${place}: expected ${(issue.expected ?? issue.type).slice(0, 200)}`;
}

/**
 * Answers one message: who asks, is it well-formed, then the answer. Never rejects; a bug becomes a reference number.
 */
export async function answerQuestion<Q extends Question>(
  question: Q,
  answerer: Answerer<Q>,
  message: { readonly fromOurPage: boolean; readonly parts: readonly unknown[] },
  reportFault: ReportFault,
): Promise<Reply<Questions[Q]['answer']>> {
  // SECURITY: a frame that is not our page is refused before its message is looked at.
  if (!message.fromOurPage) return refusal('sender', 'Only the application’s own page is answered.');
  if (message.parts.length !== 1) return refusal('shape', 'Exactly one message is expected.');
  // The schemas would take an empty list for an object without members.
  if (Array.isArray(message.parts[0])) return refusal('shape', 'the message: expected Object');
  // SECURITY: nothing reaches a subject but what its schema describes; extra members are refused.
  const parsed = v.safeParse(questionSchemas[question], message.parts[0]);
  if (!parsed.success) return refusal('shape', firstFault(parsed.issues));
  try {
    return { kind: 'answer', value: await answerer(parsed.output) };
  } catch (fault) {
    return { kind: 'fault', reference: reportFault(question, fault) };
  }
}
