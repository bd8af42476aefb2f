/**
 * What one launch of a strict SCORM 1.2 LMS holds: values by path, and who may read and write them.
 */

import { CHILDREN, ELEMENTS } from "./elements12.mjs";
import { hundredths, span } from "./formats12.mjs";

/**
 * What a learner left behind: values by path; a name that begins with `_` is the LMS's own.
 * @typedef {Record<string, string>} Cmi
 * @typedef {"normal" | "review" | "browse"} Mode
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
const COMMENTS = "cmi.comments";

export class Model {
  /** @param {Cmi} cmi what the last launch left @param {Mode} mode @param {[string, string]} student id and name */
  constructor(cmi, mode, student) {
    /** @type {Cmi} */
    this.cmi = { ...cmi };
    this.exit = "";
    this.session = "";
    const first = cmi["cmi.core.lesson_status"] === undefined;
    /** What an element gives that nobody has set. @type {Cmi} */
    this.standing = {
      "cmi._version": "3.4",
      "cmi.core.student_id": student[0],
      "cmi.core.student_name": student[1],
      "cmi.core.credit": mode === "normal" ? "credit" : "no-credit",
      "cmi.core.lesson_mode": mode,
      "cmi.core.lesson_status": cmi["cmi.core.lesson_status"] ?? "not attempted",
      "cmi.core.entry": cmi._exit === "suspend" ? "resume" : first ? "ab-initio" : "",
      "cmi.core.total_time": cmi._total ?? "0000:00:00.00",
    };
  }

  /** The number of entries of a list. @param {string} list */
  count(list) {
    const indexes = Object.keys(this.cmi)
      .filter((path) => path.startsWith(`${list}.`))
      .map((path) => Number(path.slice(list.length + 1).split(".")[0]));
    return Math.max(-1, ...indexes) + 1;
  }

  /** The element at a path; refuses what is none, and an index that leaves a gap. @param {string} path @param {boolean} grows */
  element(path, grows) {
    const pattern = path.replace(/\.(0|[1-9][0-9]*)(?=\.)/g, ".n");
    if (!Object.hasOwn(ELEMENTS, pattern)) {
      const [, parent = "", word] = KEYWORD.exec(pattern) ?? [];
      const known = Object.hasOwn(ELEMENTS, parent) || Object.hasOwn(CHILDREN, parent);
      throw new Refusal(!known ? 201 : word === "_children" ? 202 : 203);
    }
    for (const { 1: index, index: at } of path.matchAll(/\.([0-9]+)(?=\.)/g)) {
      if (Number(index) > this.count(path.slice(0, at)) - (grows ? 0 : 1)) throw new Refusal(201);
    }
    return ELEMENTS[pattern];
  }

  /** @param {string} path */
  value(path) {
    if (this.element(path, false).access === "write") throw new Refusal(404);
    const [, group, word] = KEYWORD.exec(path) ?? [];
    if (word === "_count") return String(this.count(group));
    if (word === "_children") return CHILDREN[group.replace(/\.[0-9]+/g, ".n")];
    return this.cmi[path] ?? this.standing[path] ?? "";
  }

  /** @param {string} path @param {unknown} wanted */
  set(path, wanted) {
    const { access, format } = this.element(path, true);
    if (access === "keyword") throw new Refusal(402);
    if (access === "read") throw new Refusal(403);
    if (typeof wanted !== "string") throw new Refusal(405);
    const value = path === COMMENTS ? (this.cmi[path] ?? "") + wanted : wanted;
    if (!format(value)) throw new Refusal(405);
    if (path === "cmi.core.exit") this.exit = value;
    else if (path === "cmi.core.session_time") this.session = value;
    else this.cmi[path] = value;
  }

  /** What is to be kept now, for the next launch. @returns {Cmi} */
  left() {
    const before = this.standing["cmi.core.total_time"];
    const total = this.session ? span(hundredths(before) + hundredths(this.session)) : before;
    return { ...this.cmi, _exit: this.exit, _total: total };
  }
}
