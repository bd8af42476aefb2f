/**
 * What was found, marked by the CSS Custom Highlight API, which leaves the page as it is. Where there is none
 * (Firefox before 140, Safari before 17.2), only the sentence that is shown is marked, as one is that a link leads to.
 */

/** How many on either side of the one shown are marked: a letter stands in a long lecture 20,000 times. */
const NEAR = 400;

/**
 * @param {import("./said.js").Said} said
 * @param {number[]} places of all that was found, none to take the marks away
 * @param {number} length of what was looked for, folded
 * @param {number} now which of the places is shown
 */
export function mark(said, places, length, now) {
  const registry = window.CSS && CSS.highlights;
  if (!registry) {
    document.querySelector(".at")?.classList.remove("at");
    if (places.length) said.pieces[said.piece(places[now])].classList.add("at");
    return;
  }
  const marked = (/** @type {number[]} */ some) => new Highlight(...some.map((place) => said.range(place, length)));
  const near = places.slice(Math.max(0, now - NEAR), now + NEAR);
  registry.set("found", marked(near.filter((place) => place !== places[now])));
  registry.set("found-now", marked(places.slice(now, now + 1)));
}
