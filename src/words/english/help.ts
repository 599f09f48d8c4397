/** The help and its sections. A section has paragraphs; they tell what is, not where to press. */
export const help = {
  title: 'Help',
  about: 'What this application does, section by section.',
  /** The list of sections, for screen readers. */
  sections: 'Sections',
  close: 'Close',
  /** What the button beside a subject is called that opens the help at a section. */
  linkTo: (title: string): string => `Help: ${title}`,
  titles: {
    lifts: 'What an order lifts, and what it doesn’t',
    unknown: 'What “unknown” means',
    sessions: 'Sessions and API keys',
    proof: 'The journal and its verification',
    practice: 'Practice',
    files: 'Where files are',
  },
  paragraphs: {
    lifts: [
      'An order expires the manual trading lockout that a trader has set for himself. Trading is re-enabled at once on all accounts of that trader. It can’t be undone: nobody but the trader can set a lockout.',
      'Other locks look alike to the trader, and an order lifts none of them: a login lock, a lock by risk rules or by auto-liquidation, an administrator’s lock on an account, the halt of a risk category, a closed account. So “done” means that the manual lockout was expired. It doesn’t mean that the trader can trade.',
      'Nobody can read another person’s lockout. This application never says whether a trader is locked now, only what the server answered to an order.',
      'The server refuses an order for a person who doesn’t exist, who isn’t a member of your organization, or who has no active lockout. The vendor documents this call for Demo; what Live answers is known once it was tried.',
    ],
    unknown: [
      'The order was sent, and no clear answer came back: the connection broke, the server had trouble, or the application ended before the answer. The lockout may have been expired. Unknown never means failed.',
      'Find out first: ask the trader whether trading works again. You can also repeat the order by hand. If the repeat is done, the lockout is expired. If it is refused because no lockout is active, then none is active now, but which of the two orders did it isn’t known.',
      'No order is ever repeated by itself. Each unknown waits in Follow-up, for the next shift too, until somebody closes it as took effect, did not, or not known.',
      '“Not sent” is another thing: it is said only where it is certain that nothing left this computer.',
    ],
    sessions: [
      'Each environment has a session of its own: a token in this computer’s keychain, which is sent to the address of its environment alone. It never comes back to this page.',
      'One that was made with an API key renews itself about 12 minutes before its end. When the end of a pasted token isn’t known, Renew now makes it known.',
      'The server keeps two sessions for a user. A third sign-in, also one on the web, closes the oldest, which then looks rejected or meets errors. Ask the vendor for an API user of this application’s own.',
      'Five failed sign-ins an hour lock out everybody who shares your network address, for about an hour. The tries are counted here, and none is repeated by itself.',
      'Forget removes a session from this computer. The server may accept the token until its end, as there is no sign-out.',
    ],
    proof: [
      'Every order is written to the journal before it is sent, and its outcome after. Nothing in it can be edited or deleted here. Each record carries the hash of the one before, and the journal of real orders is signed.',
      'Verify now reads the whole journal. “Intact” means that from the first record to the last none was edited, removed, inserted or exchanged since it was written. Otherwise segment and line of the first record that isn’t genuine are named. Whether records were cut off the end, only the anchor tells, a note of the newest record in this computer’s keychain, or a copy; Practice has no anchor.',
      'An alarm means that the journal isn’t what it was when this application last wrote to it: records were cut off, or an older copy was put back. Keep the files as they are, tell compliance, then acknowledge it with a note.',
      'Note the key’s fingerprint once, where nobody can change it. Without it, a journal that was made anew as a whole can’t be told from yours. An evidence bundle can be verified by anybody, without this application.',
    ],
    practice: [
      'Practice is a simulator inside this application. Nothing is sent to anyone, no session is needed, and the keychain isn’t touched.',
      'Its sample traders show every kind of answer: done, refused, a penalty to be waited out, an outcome that is unknown. Each says in the list what it shows. Type “e” to see some.',
      'Its sample keys on the Sessions page show a session from its sign-in to its end within minutes. Practice has a journal of its own, which isn’t signed.',
    ],
    files: [
      'The journals are text files, and can be verified without this application. Back them up; never edit them. Tokens, keys and the key that signs are in the system’s keychain alone.',
    ],
  },
  /** What stands before the paths of files. */
  files: {
    real: 'Real orders',
    practice: 'Practice',
    settings: 'Settings',
    log: 'Log',
    policy: 'Policy',
  },
};
