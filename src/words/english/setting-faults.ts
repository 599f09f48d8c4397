/** What is wrong with a setting’s value, in the policy, the user’s file or as the page gives it. Names, ids and texts are quoted already. */
export const settingFaults = {
  notSwitch: 'This is true or false, without quotes.',
  notWhole: {
    minutes: (least: number, most: number): string =>
      `This is a whole number of minutes from ${least} to ${most}, without quotes.`,
    characters: (least: number, most: number): string =>
      `This is a whole number of characters from ${least} to ${most}, without quotes.`,
  },
  /** `listed`: the words in quotes, with commas between. */
  notOneOf: (listed: string): string => `This is one of ${listed}.`,
  environmentNotText: 'An environment is named by its id, in quotes.',
  noEnvironment: (id: string): string => `There is no environment with the id ${id}.`,
  offeredNoList: 'The environments on offer are a list of ids in brackets.',
  listedTwice: (id: string): string => `${id} is listed twice.`,
  /** The folder of the journal’s second copy. */
  folder: {
    notText: 'The folder of the journal’s copy is a full path, in quotes.',
    tooLong: (most: number): string => `The path of a folder has ${most} characters at most.`,
    unseen: (path: string): string =>
      `The path ${path} holds characters that can’t be seen or that change how it reads.`,
    notFull: (path: string): string =>
      `${path} is no full path, such as /folder; variables and ~ are not expanded.`,
    notFullOnWindows: (path: string): string =>
      `${path} is no full path, such as C:\\folder or \\\\server\\share\\folder; variables and ~ are not expanded.`,
  },
  /** The form of a ticket. */
  pattern: {
    notText: 'A pattern is a text in quotes.',
    tooLong: (most: number): string => `A pattern has ${most} characters at most.`,
    form: 'A pattern is made of characters, classes such as [A-Z] and \\d, and counts such as +, ? and {3,6}; it has no groups, alternatives or anchors.',
    tooManyCounts: (most: number): string =>
      `A pattern has at most ${most} counts such as +, * and {3,6}, and at most ${most} question marks.`,
  },
};

/** What is wrong with reason codes, hours to warn in and the proxy; they stand in the policy alone. */
export const listFaults = {
  code: 'A code has 1 to 32 letters, digits, ".", "_" and "-", in quotes.',
  label: (most: number): string => `A label has 1 to ${most} characters that can be seen, in quotes.`,
  noReason: 'A reason code is an object in braces with a code and a label, and nothing else.',
  reasonsNoList: 'The reason codes are a list in brackets.',
  tooManyReasons: (most: number): string => `There are ${most} reason codes at most.`,
  codeTwice: 'The code of this reason is used twice.',
  hour: 'A time of day is HH:MM from 00:00 to 23:59, in quotes.',
  zone: 'A zone is one of the IANA database, such as "America/Chicago".',
  /** `listed`: the days in quotes, with commas between. */
  day: (listed: string): string => `A day is one of ${listed}.`,
  daysNoList: 'The days are a list in brackets.',
  noDay: 'At least one day is needed.',
  dayTwice: 'This day is listed twice.',
  says: (most: number): string =>
    `What the form says has 1 to ${most} characters that can be seen, in quotes.`,
  noHours: 'Hours to warn in are an object in braces with days, from, to, zone and says, and nothing else.',
  hoursNoList: 'The hours to warn in are a list in brackets.',
  tooManyHours: (most: number): string => `There are ${most} hours to warn in at most.`,
  server: 'A proxy’s server is "host:port", without a scheme, a user or a path.',
  bypass: 'A host that is reached without the proxy is such as "*.acme.example" or "10.0.0.0/8".',
  bypassNoList: 'The hosts that are reached without the proxy are a list in brackets.',
  tooManyBypass: (most: number): string => `There are ${most} hosts without the proxy at most.`,
  noProxy: 'A proxy is {"mode": "system"}, {"mode": "direct"}, or one with "server" and "bypass".',
};

/** What is wrong with an environment of the organization’s own. Names, ids and addresses are quoted already. */
export const environmentFaults = {
  noId: 'An environment needs an id, in quotes.',
  id: (id: string): string =>
    `The id ${id} is not 1 to 32 small letters, digits and hyphens, with no hyphen first.`,
  builtIn: (id: string): string => `${id} is a built-in environment, which stays as it is.`,
  idTwice: (id: string): string => `The id ${id} is used twice.`,
  noName: 'An environment needs a name, in quotes.',
  nameLength: (length: number): string => `A name has 1 to 40 characters, and this one has ${length}.`,
  nameUnseen: (name: string): string =>
    `The name ${name} holds characters that can’t be seen or that change how it reads.`,
  nameSpaces: (name: string): string => `The name ${name} begins or ends with a space, or has two in a row.`,
  nameScripts: (name: string): string => `The name ${name} mixes scripts whose letters look alike.`,
  nameEmpty: (name: string): string => `The name ${name} has neither a letter nor a digit.`,
  nameTaken: (name: string, taken: string): string => `The name ${name} looks like ${taken}, which is taken.`,
  kind: 'A kind is "demo" or "live".',
  noAddress: 'An environment needs a baseUrl, in quotes.',
  addressLength: (most: number): string => `An address has ${most} characters at most.`,
  address: (address: string): string =>
    `${address} is no plain https address: https://, a host, perhaps a path, and no user, query or hash.`,
  /** A host of the vendor’s keeps the kind that it has. */
  kindOfHost: (host: string, environment: string, kind: string): string =>
    `${host} is the host of ${environment}, so that the kind must be "${kind}".`,
  noObject: 'An environment is an object in braces.',
  givenTwice: 'This is given twice.',
  /** After those above: what counts for it, and what to do. */
  leftOut: 'This environment is left out; correct it.',
  unknownPart: (name: string): string =>
    `${name} is nothing that an environment has. It is passed over; correct its name or take it out.`,
  noList: 'The environments are a list in brackets. None of them counts; correct it.',
  tooMany: (most: number): string =>
    `A policy lists ${most} environments at most. This one and those after it are left out; take some out.`,
};
