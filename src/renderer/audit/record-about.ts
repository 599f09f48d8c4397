import type { RecordAbout } from '../../contract/history';
import { inFours } from '../proof/verdict-words';
import { words } from '../../words/words';

const problems: Readonly<Record<string, { readonly title: string }>> = words.alarms.problems;

/** What a record of the journal about itself says, in lines; an alarm of a later version by its own word. */
export function aboutLines(about: RecordAbout): readonly string[] {
  const said = words.records;
  switch (about.kind) {
    case 'alarm': {
      const { problem } = about;
      return [(Object.hasOwn(problems, problem) ? problems[problem]?.title : undefined) ?? problem];
    }
    case 'acknowledged':
      return [said.note(about.note)];
    case 'new-key':
      return [said.newKey(inFours(about.fingerprint)), said.reason(about.reason)];
    case 'recovered':
      return [said.recovered(about.cutBytes)];
  }
}
