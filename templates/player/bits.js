/** A run of bits, most significant first, and the base64url characters that carry it. */

import { packed as packedText, unpacked as unpackedText } from "./typed.js";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

export class Bits {
  /** @param {string} bits of 0 and 1 */
  constructor(bits = "") {
    this.bits = bits;
    this.at = 0;
  }

  /** @param {number} value @param {number} width */
  put(value, width) {
    if (width) this.bits += value.toString(2).padStart(width, "0");
  }

  /** The next bits as a number; behind the end stand the zeros that were dropped. @param {number} width */
  take(width) {
    const taken = this.bits.slice(this.at, this.at + width).padEnd(width, "0");
    this.at += width;
    return width ? parseInt(taken, 2) : 0;
  }

  /** A number of any size: 7 bits, then 1 for "more", lowest first. @param {number} value */
  putNumber(value) {
    do {
      this.put(value & 0x7f, 7);
      value >>= 7;
      this.put(value ? 1 : 0, 1);
    } while (value);
  }

  /** The next number, or null where it does not end. @returns {number | null} */
  takeNumber() {
    let value = 0;
    for (let shift = 0; shift <= 21; shift += 7) {
      value |= this.take(7) << shift;
      if (!this.take(1)) return value;
    }
    return null;
  }

  /** A text's length in bytes, then the bytes. @param {string} text */
  putText(text) {
    const data = packedText(text);
    this.putNumber(data.length);
    for (const byte of data) this.put(byte, 8);
  }

  /** The next text, or null where the bits are none. @returns {string | null} */
  takeText() {
    const length = this.takeNumber();
    if (length === null || !this.holds(length)) return null;
    return unpackedText(Array.from({ length }, () => this.take(8)));
  }

  /** Whether there are bits for so many bytes; zeros at the end may have been dropped. @param {number} count */
  holds(count) {
    return count * 8 <= this.bits.length + 8;
  }
}

/** CRC-16/CCITT-FALSE, or that which goes on from a sum so far. @param {Iterable<number>} bytes @param {number} [sum] */
export function crc(bytes, sum = 0xffff) {
  for (const byte of bytes) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x8000 ? (sum << 1) ^ 0x1021 : sum << 1;
    sum &= 0xffff;
  }
  return sum;
}

/** The check of the bits, without zero bytes at the end, begun with a layout's sum. @param {string} bits @param {number} begun */
export function check(bits, begun) {
  const bytes = (bits.match(/.{1,8}/g) || []).map((byte) => parseInt(byte.padEnd(8, "0"), 2));
  while (bytes.length && bytes[bytes.length - 1] === 0) bytes.pop();
  return crc(bytes, begun);
}

/** The bits as characters, zeros at the end dropped. @param {string} bits */
export function packed(bits) {
  const groups = bits.match(/.{1,6}/g) || [];
  return groups.map((group) => ALPHABET[parseInt(group.padEnd(6, "0"), 2)]).join("").replace(/A+$/, "");
}

/** The bits of the characters, or null where one is not of the alphabet or there is none. @param {string} characters */
export function unpacked(characters) {
  if (!/^[\w-]+$/.test(characters)) return null;
  return [...characters].map((one) => ALPHABET.indexOf(one).toString(2).padStart(6, "0")).join("");
}
