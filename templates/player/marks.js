/**
 * What was found, marked: by the CSS Custom Highlight API, which leaves the page as it is; where there is none
 * (Firefox before 140, Safari before 17.2), by a class of the sentence.
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
  const near = places.slice(Math.max(0, now - NEAR), now + NEAR);
  const registry = window.CSS && CSS.highlights;
  if (registry) {
    const ranges = near.filter((place) => place !== places[now]).map((place) => said.range(place, length));
    registry.set("found", new Highlight(...ranges));
    registry.set("found-now", new Highlight(...places.slice(now, now + 1).map((place) => said.range(place, length))));
    return;
  }
  for (const one of document.querySelectorAll(".found, .found-now")) one.classList.remove("found", "found-now");
  for (const place of near) said.pieces[said.piece(place)].classList.add("found");
  if (places.length) said.pieces[said.piece(places[now])].classList.add("found-now");
}
