/**
 * The first picture of the page. What needs a language's rules of numbers or dates, and is in nobody's way when it comes
 * a moment later, waits for it: loading those rules takes as long as making a third of the page.
 */
class FirstPicture {
  /** Whether it has been painted; true where nobody holds anything back, as in tests of parts. */
  isPainted = $state(true);
}

export const firstPicture = new FirstPicture();
