/** What a page's transcript says, folded once, and where in the page each character of it stands. */

import { folded } from "./fold.js";

/** The text of a piece, without what explains a word of it. @param {Node} piece @returns {Text[]} */
function texts(piece) {
  const only = piece.firstChild;
  if (only instanceof Text && !only.nextSibling) return [only];
  const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const text = /** @type {Text} */ (walker.currentNode);
    if (!text.parentElement?.closest("[hidden], [popover], dialog")) found.push(text);
  }
  return found;
}

/** What a piece says. @param {Node} piece */
export const words = (piece) => texts(piece).map((text) => text.data).join("");

/** The last of these numbers, which rise, that is not above one; -1 where all are. @param {number[]} numbers @param {number} most */
export function last(numbers, most) {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (numbers[middle] <= most) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

/** Where a folded text holds a folded query, none within another. @param {string} text @param {string} query @returns {number[]} */
export function places(text, query) {
  const found = [];
  if (query) for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, at + query.length)) found.push(at);
  return found;
}

export class Said {
  /** @param {ParentNode} lines */
  constructor(lines) {
    /** Sentences and cues, in order. */
    this.pieces = /** @type {HTMLElement[]} */ ([...lines.querySelectorAll(".s, .cue")]);
    /** Where each piece begins in all that is said; they are lines of it, so that nothing is found across two. @type {number[]} */
    this.starts = [];
    let length = 0;
    const all = this.pieces.map((piece) => {
      const said = words(piece).replace(/\n/g, " ");
      this.starts.push(length);
      length += said.length + 1;
      return said;
    });
    this.all = all.join("\n");
    this.folded = folded(this.all);
  }

  /** Which piece a place is in. @param {number} place in the folded text */
  piece(place) {
    return last(this.starts, this.folded.at[place]);
  }

  /** A place as a range of the page. @param {number} place @param {number} length of the folded words */
  range(place, length) {
    const { at } = this.folded;
    const from = at[place];
    let behind = place + length;
    while (at[behind] === at[behind - 1]) behind += 1; // half of a letter that folds to two
    const to = from + this.all.slice(from, at[behind]).trimEnd().length;
    const index = this.piece(place);
    const [start, end] = [from, to].map((one) => spot(texts(this.pieces[index]), one - this.starts[index]));
    return new StaticRange({ startContainer: start.node, startOffset: start.offset, endContainer: end.node, endOffset: end.offset });
  }
}

/** The text, and the place in it, so many characters along several. @param {Text[]} within @param {number} offset */
function spot(within, offset) {
  let at = 0;
  while (at < within.length - 1 && offset > within[at].length) {
    offset -= within[at].length;
    at += 1;
  }
  return { node: within[at], offset };
}
