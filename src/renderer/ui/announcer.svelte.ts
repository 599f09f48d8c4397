/** What screen readers hear next; the page holds one polite live region for it. */
export class Announcer {
  text = $state('');

  say(text: string): void {
    // A repeat of the same words is news too: the region must change for it to be heard.
    this.text = text === this.text ? `${text}\u00a0` : text;
  }
}
