/** What the switches of a command line print; names of switches stay as they are. */
export const commandLine = {
  /** After each sentence about what is wrong with a command line. */
  seeHelp: (sentence: string): string => `${sentence} See --help.`,
  nothingHere: (argument: string): string => `“${argument}” is nothing that can stand here.`,
  twice: (name: string): string => `${name} is given twice.`,
  needsFile: (name: string): string => `${name} needs the name of a file.`,
  notTogether: (one: string, other: string): string => `${one} and ${other} do not go together.`,
  asksNothing: (names: readonly string[]): string => `${names.join(' and ')} alone asks for nothing.`,
  noFile: (file: string): string => `${file}: There is no such file.`,
  good: (file: string): string => `${file}: This policy is good.`,
  notWritten: (file: string, code: string): string =>
    `${file} can’t be written (${code}). Nothing was printed; name another file.`,
  help: (version: string): string => `Lockout Desk ${version}

Without these switches the window opens. Each of them prints and ends: no window, no display, no keychain, no network,
no journal.

  --help                   this text
  --version                the version
  --print-config           every setting as it counts for this user, where it comes from, and what is wrong
    --json                 the same as JSON
  --validate-policy FILE   what is wrong with a file as a policy
  --output FILE            with the two above: writes to a file what would be printed; on Windows, where a program
                           with a window shows nothing in a console

Exit codes: 0 done, or the policy is good; 1 the policy has problems; 2 what was asked for could not be done.
Beside these the installed application starts with a few of Chromium's alone: --force-device-scale-factor,
--force-renderer-accessibility, --force-high-contrast, --lang, --disable-gpu, --ozone-platform, --ozone-platform-hint.
With any other it does not start.
`,
};

/** Why an installed application was not started, by the system’s own dialog or on the command line. */
export const refusedStart = {
  title: 'Lockout Desk was not started.',
  switches: (names: readonly string[]): string => `It may not be started with ${names.join(', ')}.`,
  variables: (names: readonly string[]): string => `The environment may not set ${names.join(', ')} for it.`,
  /** How a name is quoted in the two above. */
  quoted: (name: string): string => `“${name}”`,
  why: 'These could show secrets to others or change what the application does. Nothing was read, changed or sent.',
  whatToDo: 'Start it without them.',
};
