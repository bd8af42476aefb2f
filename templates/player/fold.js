/** What is looked for and where, made alike: no case, no accent, one kind of apostrophe, quote, dash and space. */

/** What is typed in several ways, and letters that Unicode does not take apart: each is the first of its row. */
const SAME = ["'’‘ʼʹ′`´", '"“”„«»‹›″', "-‐‑‒–—−", "iı", "يیى", "هة", "كک", "oø", "lł"];
const LONGER = { œ: "oe", æ: "ae", ß: "ss" };
/** @type {Map<string, string>} */
const ALIKE = new Map([...SAME.flatMap((row) => [...row].map((one) => /** @type {[string, string]} */ ([one, row[0]]))), ...Object.entries(LONGER)]);

/** Beside these, a space is a matter of taste: French sets one before a question mark, English none. */
const LOOSE = new Set([..."?!:;\"\n"].map((mark) => mark.charCodeAt(0)));

/** What becomes of each code unit, worked out when it is first met. @type {string[]} */
const known = [];

/** One character, folded: "" for what only marks another (vowel signs too) or is not seen. @param {number} code */
function learnt(code) {
  const character = String.fromCharCode(code);
  const letters = [...character.normalize("NFKD").toLowerCase()].map((letter) => ALIKE.get(letter) || letter);
  const seen = letters.join("").replace(/[\p{M}\p{Cf}\u0640]/gu, ""); // U+0640 only stretches an Arabic word
  return (known[code] = /[^\S\n]/.test(character) ? " " : seen);
}

/**
 * @param {string} text lines stay lines
 * @returns {{text: string, at: number[]}} folded, and where in the text each character of it comes from;
 *   at the end stands the text's length
 */
export function folded(text) {
  const at = [];
  let made = "";
  let last = 10; // as after a line's end
  let space = -1;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const letters = known[code] ?? learnt(code);
    if (letters === " ") {
      if (space < 0) space = index;
    } else if (letters) {
      if (space >= 0 && !LOOSE.has(last) && !LOOSE.has(letters.charCodeAt(0))) {
        made += " ";
        at.push(space);
      }
      space = -1;
      made += letters;
      for (let count = letters.length; count; count -= 1) at.push(index);
      last = letters.charCodeAt(letters.length - 1);
    }
  }
  at.push(text.length);
  return { text: made, at };
}
