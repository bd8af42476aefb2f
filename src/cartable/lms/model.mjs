/**
 * What one launch of a strict LMS holds: values by path, and who may read and write them. The rules
 * that the versions of SCORM share stand here; `model12` and `model2004` add their own.
 */

/**
 * What a learner left behind: values by path; a name that begins with `_` is the LMS's own.
 * @typedef {Record<string, string>} Cmi
 * @typedef {"normal" | "review" | "browse"} Mode
 *
 * `initial` is what an element of a list gives that nobody has set; `range` the least and the most.
 * @typedef {{
 *   access: "both" | "read" | "write" | "keyword", format: import("./formats.mjs").Format,
 *   initial?: string, range?: [number, number],
 * }} Element
 *
 * A standard's elements, by a path in which `n` stands for an index; what its groups answer to
 * `_children`; the elements of a session, `exit` and `time`; and what it calls each refusal. `unknown`
 * is given whether the element exists without the `keyword` that was asked of it.
 * @typedef {{
 *   elements: Record<string, Element>, children: Record<string, string>, exit: string, time: string,
 *   codes: {
 *     unknown: (exists: boolean, keyword: string, sets: boolean) => number, gap: number, absent: number,
 *     keyword: number, readOnly: number, writeOnly: number, type: number, range: number,
 *   },
 *   hundredths: (span: string) => number, span: (hundredths: number) => string,
 * }} Standard
 */

/** Why a call fails: the code of the error. */
export class Refusal extends Error {
  /** @param {number} code */
  constructor(code) {
    super(String(code));
    this.code = String(code);
  }
}

const KEYWORD = /^(.*)\.(_children|_count)$/;

/** A path with `n` for each index. @param {string} path */
export const patternOf = (path) => path.replace(/\.(0|[1-9][0-9]*)(?=\.)/g, ".n");

export class Model {
  /**
   * @param {Standard} standard
   * @param {Cmi} cmi what the last launch left
   * @param {Cmi} standing what an element gives that nobody has set
   */
  constructor(standard, cmi, standing) {
    this.standard = standard;
    /** @type {Cmi} */
    this.cmi = { ...cmi };
    this.exit = "";
    this.session = "";
    this.before = cmi._total ?? standard.span(0);
    this.standing = standing;
  }

  /** The number of entries of a list. @param {string} list */
  count(list) {
    const indexes = Object.keys(this.cmi)
      .filter((path) => path.startsWith(`${list}.`))
      .map((path) => Number(path.slice(list.length + 1).split(".")[0]));
    return Math.max(-1, ...indexes) + 1;
  }

  /** The element at a path; refuses what is none, and an index that leaves a gap. @param {string} path @param {boolean} sets */
  element(path, sets) {
    const { elements, children, codes } = this.standard;
    const pattern = patternOf(path);
    if (!Object.hasOwn(elements, pattern)) {
      const [, parent = "", word = ""] = KEYWORD.exec(pattern) ?? [];
      const exists = Object.hasOwn(elements, parent) || Object.hasOwn(children, parent);
      throw new Refusal(codes.unknown(exists, word, sets));
    }
    for (const { 1: index, index: at } of path.matchAll(/\.([0-9]+)(?=\.)/g)) {
      if (Number(index) > this.count(path.slice(0, at)) - (sets ? 0 : 1)) throw new Refusal(sets ? codes.gap : codes.absent);
    }
    return elements[pattern];
  }

  /** @param {string} path */
  value(path) {
    const { access, initial } = this.element(path, false);
    if (access === "write") throw new Refusal(this.standard.codes.writeOnly);
    const [, group, word] = KEYWORD.exec(path) ?? [];
    if (word === "_count") return String(this.count(group));
    if (word === "_children") return this.standard.children[group.replace(/\.[0-9]+/g, ".n")];
    return this.cmi[path] ?? this.standing[path] ?? initial ?? this.unset();
  }

  /** What a value gives that was never set. @returns {string} */
  unset() {
    return "";
  }

  /** Refuses a value for what else is there. @param {string} path @param {string} value */
  permit(path, value) {}

  /** @param {string} path @param {unknown} wanted */
  set(path, wanted) {
    const { codes, exit, time } = this.standard;
    const { access, format, range } = this.element(path, true);
    if (access === "keyword") throw new Refusal(codes.keyword);
    if (access === "read") throw new Refusal(codes.readOnly);
    if (typeof wanted !== "string") throw new Refusal(codes.type);
    const value = this.joined(path, wanted);
    if (!format(value)) throw new Refusal(codes.type);
    if (range && (Number(value) < range[0] || Number(value) > range[1])) throw new Refusal(codes.range);
    this.permit(path, value);
    if (path === exit) this.exit = value;
    else if (path === time) this.session = value;
    else this.cmi[path] = value;
  }

  /** The value that an element would have. @param {string} path @param {string} value */
  joined(path, value) {
    return value;
  }

  /** What is to be kept for the next launch. @param {boolean} ends whether the session does @returns {Cmi} */
  left(ends) {
    const { hundredths, span } = this.standard;
    const total = this.session ? span(hundredths(this.before) + hundredths(this.session)) : this.before;
    return { ...this.cmi, _exit: this.exit, _total: total };
  }
}
