/** What an order for each sample trader of Practice comes to, by how the simulator answers it or by what else is special. */
export const practiceTraders = {
  plain: 'An ordinary trader: the lockout is expired, and a new one starts a minute later.',
  'highest-id':
    'An ordinary trader: the lockout is expired, and a new one starts a minute later. His id is the highest there is.',
  'right-to-left':
    'An ordinary trader: the lockout is expired, and a new one starts a minute later. His name runs from right to left.',
  expired: 'Done. Asked again: no lockout is active, until the application is started anew.',
  'no-lockout': 'Refused: no lockout is active.',
  'unknown-user': 'Refused: the server knows no such user.',
  'other-organization': 'Refused: belongs to another organization.',
  'not-permitted': 'Refused: whoever asks is no administrator.',
  violations: 'Refused: the server lists what is wrong with the input.',
  penalty: 'The server asks for a wait of 5 seconds, then expires the lockout.',
  captcha: 'Refused: the server wants a captcha, which no program can solve.',
  unauthorized: 'Refused with 401: the session is no longer valid.',
  forbidden: 'Refused with 403: not permitted.',
  'not-found': 'Refused with 404: no such entity or address.',
  'calls-limited': 'Refused with 423: calls are being limited.',
  'too-many-calls': 'Refused with 429 and an empty body: too many calls.',
  'server-error': 'Unknown: the server failed with 500 and an error id.',
  hangs: 'Unknown: no answer comes within 10 seconds.',
  'cut-body': 'Unknown: it was done, but the answer was cut. Repeated within a minute: no lockout is active.',
  html: 'Unknown: a web page came instead of an answer.',
  offline: 'Not sent: this computer is offline.',
};
