/** One calm line about what happens now. @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** A failure that its sentence explains to whoever runs the script; no stack is shown. */
export class Stop extends Error {}
