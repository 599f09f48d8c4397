import { counted } from './forms';

/** What is wrong with a policy; each says what is wrong, what counts for it, and what to do. */
export const policyProblems = {
  /** How text of a file is quoted in a sentence. */
  quoted: (text: string): string => `“${text}”`,
  /** Of the file as a whole. */
  tooLong: 'The policy is longer than 1 MiB. Nothing in it counts; make it shorter.',
  noFile: 'The policy is no regular file. Nothing in it counts; put a file there.',
  link: 'The policy is a symbolic link. Nothing in it counts; put the file itself there.',
  notReadable: (code: string): string =>
    `The policy can’t be read (${code}). Nothing in it counts; let everybody read it.`,
  notUtf8: 'The policy is no UTF-8 text. Nothing in it counts; save it as UTF-8.',
  tooManyBrackets: (most: number): string =>
    `The policy has more than ${most} brackets. Nothing in it counts; make it shorter.`,
  gone: 'There was a policy here before, and now there is none. Each setting has the value that it has for that case; put the file back, or, to be without a policy, put one there that says { "version": 1 } alone, start once, and take it away.',
  noObject: 'A policy is an object in braces. Nothing in it counts; write it anew.',
  otherVersion: (theirs: number, ours: number): string =>
    `This policy is of version ${theirs}, and this application reads version ${ours}. Nothing in it counts; write one of version ${ours}, or update the application.`,
  noVersion: 'The policy does not say its version. It was read as version 1; add "version": 1.',
  more: (problems: number): string =>
    `${counted(problems, { one: 'more problem is', other: 'more problems are' })} not listed; correct these first.`,
  /** Of its parts; `name` and `section` are quoted already. */
  unknownPart: (name: string): string =>
    `${name} is nothing that a policy has here. It is passed over; correct its name or take it out.`,
  unknownSetting: (name: string): string =>
    `${name} is no setting that this version knows. It is passed over; correct its name or take it out.`,
  sectionNoObject: (section: string): string =>
    `${section} is an object in braces. Nothing in it counts; correct it.`,
  enforcedAsWell: 'This is enforced as well, so that it does not count here; take one of them out.',
  givenTwice: 'This is given twice, and neither counts. Keep one of them.',
  notHere: (name: string, sections: readonly string[]): string =>
    `${name} does not belong here and does not count. It belongs in ${sections.join(', ')}.`,
  mayOnlyRestrict: (why: string): string =>
    `This is left out: others than administrators could have written it, so that this policy may only restrict. ${why} Correct that.`,
  countsAsUnsaid: 'It counts as if the policy did not name it; correct it.',
  countsUntilCorrected: (value: string): string => `Until it is corrected, ${value} counts.`,
  nameTwice: 'A name in here is given twice.',
};

/** Why it can’t be told whether the policy says something of a setting; `section` is quoted already. */
export const unsurePolicy = {
  sectionTwice: (section: string): string => `${section} is given twice.`,
  sectionNoObject: (section: string): string => `${section} is no object in braces.`,
  cannotBeTold: 'What the policy says of this setting can’t be told; correct the file.',
};

/** What is wrong with the text of a policy as JSON, by the parser’s own words. */
export const policySyntax = {
  faults: {
    PropertyNameExpected: 'A name in double quotes should stand here.',
    ValueExpected: 'A value should stand here.',
    ColonExpected: 'A colon should stand here.',
    CommaExpected: 'A comma should stand here.',
    CloseBraceExpected: 'A closing brace } is missing.',
    CloseBracketExpected: 'A closing bracket ] is missing.',
    EndOfFileExpected: 'The policy ends before this; what follows was not read.',
    UnexpectedEndOfComment: 'A comment that begins here is not closed.',
    UnexpectedEndOfString: 'A text that begins here is not closed on its line.',
    InvalidUnicode: 'An escape \\u in this text lacks its four hexadecimal digits.',
    InvalidEscapeCharacter: 'This text holds a backslash that escapes nothing; write \\\\ for a backslash.',
    InvalidCharacter: 'This text holds a control character; write it as an escape.',
  },
  noJson: 'This is no JSON.',
  /** After each of these. */
  whatToDo: 'Nothing in the file counts until it is corrected.',
};

/** Why others than administrators could have written the policy. */
export const policyTrust = {
  ownedBy: (path: string, user: number): string => `${path} is owned by user ${user}, not by root.`,
  writable: (path: string): string => `${path} can be written by others than its owner.`,
  accessNotRead: (path: string): string => `Who may write ${path} can’t be told from its access list.`,
  changeable: (path: string): string =>
    `${path} is owned by, or can be changed by, others than SYSTEM, Administrators and TrustedInstaller.`,
  windowsSilent: (path: string): string => `Windows did not tell who may write ${path}.`,
  noFolder: (path: string): string => `${path} is a link or no folder.`,
  notTold: (path: string, code: string): string => `Who may write ${path} can’t be told (${code}).`,
};

/** What is wrong with the user’s own file of settings. */
export const ownFile = {
  newer:
    'Your own settings were written by a newer version of this application. None of them counts here, and none can be changed; use that version.',
  unread:
    'Your own settings can’t be read. None of them counts; change one, and the file is written anew, with what it held kept beside it as settings-unread.json.',
  refused: (code: string): string =>
    `Your own settings can’t be read (${code}). None of them counts, and none can be changed; see to the file and start again.`,
  /** `name` is quoted already. */
  unknown: (name: string): string => `${name} is no setting that this version knows; it is passed over.`,
  notUsers: (name: string): string => `${name} is not the user’s to decide; it is passed over.`,
  more: (faults: number): string => `${counted(faults, { one: 'more is', other: 'more are' })} passed over.`,
};
