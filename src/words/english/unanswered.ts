/** Questions to the application that were not answered, by what they asked for. */
export const unanswered = {
  /** Something was to be read or changed, and nothing depends on the answer. */
  question: {
    fault: (reference: string): string =>
      `The application has a fault (reference ${reference}), so this could not be read. Nothing was changed. Try again; if it comes again, give the reference to whoever looks after the application.`,
    refused: (why: string, detail: string): string =>
      `The application refused this question (${why}: ${detail}). Nothing was changed. Restart it; if it comes again, tell whoever looks after it.`,
  },
  /** An order was to be placed. */
  press: {
    fault: (reference: string): string =>
      `The application has a fault (reference ${reference}). It is not known whether the order was sent, so the lockout may have been expired. Look for the order in History and Follow-up before you place it again.`,
    refused: (why: string, detail: string): string =>
      `The application refused this press (${why}: ${detail}). Nothing was sent or recorded. Restart it, then place the order again.`,
  },
  /** An order whose outcome was unknown was to be closed. */
  closing: {
    fault: (reference: string): string =>
      `The application has a fault (reference ${reference}). It is not known whether the closing was recorded. Look in the history before you try again.`,
    refused: (why: string, detail: string): string =>
      `The application refused this closing (${why}: ${detail}). Nothing was recorded; the order stays open. Restart it, then try again.`,
  },
};
