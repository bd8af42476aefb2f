/**
 * Where one is in a page: its address after `#`, how far it is scrolled, what has the focus. Taken before a
 * frame is loaded anew, found again after.
 */

import { made } from "./tables.mjs";

/**
 * `anchor` is the id of what was in view, and `offset` how far down it stood: what is written above it may
 * grow. Lengths are CSS pixels.
 * @typedef {{hash: string, top: number, left: number, anchor: string, offset: number, focus: string}} Place
 */

/** How long a page may take to be laid out after it is loaded, in ms, and how often it is looked at. */
const SETTLED = 1000;
const OFTEN = 20;
const STEADY = 5;
/** How far down the window one looks for what is in view, clear of a header; what is smallest says most. */
const EYES = [0.3, 0.34, 0.38, 0.42, 0.46, 0.5];

/** The places that frames are to find, until they have: who saves twice in a second loses none. @type {WeakMap<HTMLIFrameElement, Place>} */
const sought = new WeakMap();

/** The place in a frame; null where its page cannot be looked into. @param {HTMLIFrameElement} frame @returns {Place | null} */
export function placeIn(frame) {
  const awaited = sought.get(frame);
  if (awaited) return awaited;
  const [page, inside] = [frame.contentDocument, frame.contentWindow];
  const scroller = page?.scrollingElement;
  if (!page || !inside || !scroller) return null;
  const height = (/** @type {Element} */ element) => element.getBoundingClientRect().height;
  const [seen] = EYES.map((eye) => page.elementFromPoint(inside.innerWidth / 2, inside.innerHeight * eye)?.closest("[id]"))
    .flatMap((one) => one ?? [])
    .sort((one, other) => height(one) - height(other));
  return {
    hash: inside.location.hash,
    top: scroller.scrollTop,
    left: scroller.scrollLeft,
    anchor: seen?.id ?? "",
    offset: seen?.getBoundingClientRect().top ?? 0,
    focus: document.activeElement === frame && page.activeElement ? path(page.activeElement) : "",
  };
}

/** A selector of an element, from the nearest id down. @param {Element} element @returns {string} */
function path(element) {
  if (element.id) return `#${CSS.escape(element.id)}`;
  const above = element.parentElement;
  if (!above) return ":root";
  return `${path(above)} > :nth-child(${[...above.children].indexOf(element) + 1})`;
}

/**
 * A frame that opens an address; at a place, if one is given. Until that is found its page is not seen: it would
 * show its top for a moment. `data-place` tells whether the place is still sought, or found.
 * @param {string} address @param {string} title @param {Place | null} place
 */
export function framed(address, title, place) {
  const frame = /** @type {HTMLIFrameElement} */ (made("iframe", "", { title }));
  const around = /** @type {[number, number]} */ ([scrollX, scrollY]);
  const shown = () => frame.classList.remove("unseen");
  if (place) {
    sought.set(frame, place);
    frame.dataset.place = "sought";
    frame.className = "unseen";
    setTimeout(shown, SETTLED); // a page that loads for long is seen all the same
    frame.addEventListener("load", () => {
      restore(frame, place, around);
      shown();
    }, { once: true });
  }
  frame.src = address;
  return frame;
}

/**
 * Finds a place again in a frame whose page is loaded, and stays by it until the page is laid out, unless
 * somebody scrolls. The window around the frame stays where it is.
 * @param {HTMLIFrameElement} frame @param {Place} place @param {[number, number]} around how far the window is scrolled
 */
function restore(frame, place, around) {
  const [page, inside] = [frame.contentDocument, frame.contentWindow];
  const scroller = page?.scrollingElement;
  if (!page || !inside || !scroller) return;
  if (place.focus) {
    frame.focus({ preventScroll: true });
    /** @type {HTMLElement | null} */ (page.querySelector(place.focus))?.focus({ preventScroll: true });
  }
  const over = new AbortController();
  over.signal.addEventListener("abort", () => {
    sought.delete(frame);
    frame.dataset.place = "found";
  });
  for (const at of [window, inside]) {
    for (const kind of ["wheel", "pointerdown", "keydown", "touchmove"]) {
      at.addEventListener(kind, () => over.abort(), { passive: true, signal: over.signal });
    }
  }
  const until = performance.now() + SETTLED;
  let steady = 0;
  const settle = () => {
    if (over.signal.aborted || frame.contentDocument !== page) return;
    const moved = scroller.scrollTop;
    scroller.scrollTo({ left: place.left, top: wanted(page, scroller, place), behavior: "instant" });
    scrollTo({ left: around[0], top: around[1], behavior: "instant" });
    steady = Math.abs(scroller.scrollTop - moved) < 1 ? steady + 1 : 0;
    if (steady < STEADY && performance.now() < until) setTimeout(settle, OFTEN);
    else over.abort();
  };
  settle();
}

/** How far down to scroll. @param {Document} page @param {Element} scroller @param {Place} place */
function wanted(page, scroller, { anchor, offset, top }) {
  const found = top > 0 && anchor ? page.getElementById(anchor) : null;
  return found?.getClientRects().length ? scroller.scrollTop + found.getBoundingClientRect().top - offset : top;
}
