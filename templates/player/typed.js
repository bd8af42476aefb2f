/**
 * What a learner types, in few bytes: a byte a character in most of the world's alphabets. The twin of
 * model/typed.py, whose table says what the bytes mean; tests/vectors/typed.json holds them together.
 */

const [LOW, HIGH, ONE] = [0x0e, 0x0f, 0x10];

/** @param {number} unit */
const isPlain = (unit) => unit === 9 || unit === 10 || (unit >= 0x20 && unit < 0x7f);

/** Whether the next character outside ASCII is of the same block: only then a window pays. @param {string} text @param {number} at */
function stays(text, at) {
  for (let next = at + 1; next < text.length; next += 1) {
    const unit = text.charCodeAt(next);
    if (!isPlain(unit)) return unit >> 7 === text.charCodeAt(at) >> 7;
  }
  return false;
}

/** @param {string} text @returns {number[]} */
export function packed(text) {
  const bytes = [];
  let window = 1;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const block = unit >> 7;
    if (isPlain(unit)) {
      bytes.push(unit);
      continue;
    }
    if (block !== window && block && stays(text, at)) {
      bytes.push(block > 0xff ? HIGH : LOW, block & 0xff);
      window = block;
    }
    if (block === window) bytes.push(0x80 | (unit & 0x7f));
    else bytes.push(ONE, unit >> 8, unit & 0xff);
  }
  return bytes;
}

/** The text that was packed, or null for bytes that `packed` does not give. @param {number[]} bytes */
export function unpacked(bytes) {
  let text = "";
  let window = 1;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    const following = byte === ONE ? 2 : byte === LOW || byte === HIGH ? 1 : 0;
    if (at + following >= bytes.length) return null;
    if (isPlain(byte)) text += String.fromCharCode(byte);
    else if (byte & 0x80) text += String.fromCharCode((window << 7) | (byte & 0x7f));
    else if (byte === ONE) text += String.fromCharCode((bytes[at + 1] << 8) | bytes[at + 2]);
    else if (following) window = bytes[at + 1] | (byte === HIGH ? 0x100 : 0);
    else return null;
    at += following;
  }
  return text;
}

/** As much of the text, from its start, as fits into so many bytes; no character is cut in two. @param {string} text @param {number} room */
export function fitting(text, room) {
  const characters = [...text];
  while (packed(characters.join("")).length > room) characters.pop();
  return characters.join("");
}
