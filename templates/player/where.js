/** Where in a transcript one is. */

/** How far down the page is covered: by the header, and below it by the tools while they stay. */
export function covered() {
  const over = [...document.querySelectorAll(".bar, .page:not([hidden]) > .tools.stays")].filter(
    (one) => getComputedStyle(one).position === "sticky",
  );
  return over.reduce((low, one) => Math.max(low, one.getBoundingClientRect().bottom), 0);
}

/** Where the buttons begin that a narrow screen has at its foot, or where the screen ends. */
function foot() {
  const ways = /** @type {Element} */ (document.querySelector(".bar-ways"));
  return getComputedStyle(ways).position === "fixed" ? ways.getBoundingClientRect().top : innerHeight;
}

/** The first of these that ends below a line of the screen and begins on the screen. @param {ArrayLike<Element>} all @param {number} line */
function firstBelow(all, line) {
  let [from, to] = [0, all.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (all[middle].getBoundingClientRect().bottom > line) to = middle;
    else from = middle + 1;
  }
  return from < all.length && all[from].getBoundingClientRect().top < innerHeight ? all[from] : null;
}

/**
 * The sentence a learner is at: the one spoken now, else the one that has the focus, else the first in
 * view. Null where the page shows no sentence.
 * @param {ParentNode} page
 * @returns {HTMLElement | null}
 */
export function currentSentence(page) {
  const spoken = page.querySelector(".s[aria-current]");
  if (spoken) return /** @type {HTMLElement} */ (spoken);
  const focused = document.activeElement?.closest(".s");
  if (focused && page.contains(focused)) return /** @type {HTMLElement} */ (focused);
  const line = covered();
  // By paragraph first: the browser lays out none that is far from the screen only to be asked.
  const said = firstBelow(page.querySelectorAll(".said"), line);
  return /** @type {HTMLElement | null} */ (said && firstBelow(said.querySelectorAll(".s"), line));
}

/**
 * Brings it into view, clear of what covers the page; what is in view stays where it is.
 * @param {Element} one
 * @param {ScrollBehavior} [behavior]
 */
export function bring(one, behavior = "instant") {
  const seen = () => {
    const { top, bottom } = one.getBoundingClientRect();
    return top >= covered() && bottom <= foot();
  };
  if (seen()) return;
  one.scrollIntoView({ block: "center", behavior });
  // What was laid out only now, on the way there, may be taller than it was taken to be.
  if (behavior === "instant") requestAnimationFrame(() => seen() || one.scrollIntoView({ block: "center", behavior }));
}
