/** What one launch of a strict SCORM 2004 LMS holds: the order in which it is told, and what may stand twice. */

import { CHILDREN, ELEMENTS } from "./elements2004.mjs";
import { hundredths, span } from "./formats2004.mjs";
import { Model, Refusal, patternOf } from "./model.mjs";
import { patternFault, responseFault } from "./responses2004.mjs";

/** @typedef {import("./model.mjs").Cmi} Cmi */

const GENERAL_GET = 301;
const GENERAL_SET = 351;
const UNDEFINED = 401;
const NOT_INITIALIZED = 403;
const DEPENDENCY = 408;
const REQUEST = "adl.nav.request";
const VALID = /^adl\.nav\.request_valid\.(previous|continue|(choice|jump)\.\{target=\S{0,200}[a-zA-Z0-9]\})$/;

/** @type {import("./model.mjs").Standard} */
const STANDARD = {
  elements: ELEMENTS,
  children: CHILDREN,
  exit: "cmi.exit",
  time: "cmi.session_time",
  codes: {
    unknown: (exists, keyword, sets) => (exists && keyword && !sets ? GENERAL_GET : UNDEFINED),
    ...{ gap: GENERAL_SET, absent: GENERAL_GET, keyword: 404, readOnly: 404, writeOnly: 405, type: 406, range: 407 },
  },
  hundredths,
  span,
};

export class Model2004 extends Model {
  /** @param {Cmi} cmi what the last launch left @param {import("./model.mjs").Mode} mode @param {[string, string]} student id and name */
  constructor(cmi, mode, [id, name]) {
    const resumes = cmi._exit === "suspend";
    // What was not suspended has ended: a new attempt finds none of it (RTE 4.2.8).
    const found = resumes ? cmi : {};
    super(STANDARD, found, {
      "cmi._version": "1.0",
      "cmi.learner_id": id,
      "cmi.learner_name": name,
      "cmi.credit": mode === "normal" ? "credit" : "no-credit",
      "cmi.mode": mode,
      "cmi.entry": resumes ? "resume" : Object.keys(cmi).length ? "" : "ab-initio",
      "cmi.total_time": found._total ?? span(0),
    });
  }

  /** @param {string} path */
  value(path) {
    if (!VALID.test(path)) return super.value(path);
    // A course of one part leads nowhere else.
    return this.cmi[REQUEST] === undefined ? "unknown" : String(path.endsWith(`.${this.cmi[REQUEST]}`));
  }

  /** @returns {string} */
  unset() {
    throw new Refusal(NOT_INITIALIZED);
  }

  /** @param {string} path @param {string} value */
  permit(path, value) {
    const pattern = patternOf(path);
    const [entry = ""] = /^cmi\.(?:interactions|objectives)\.[0-9]+(?=\.)/.exec(path) ?? [];
    if (entry && path !== `${entry}.id` && !this.has(`${entry}.id`)) throw new Refusal(DEPENDENCY);
    const type = this.cmi[`${entry}.type`];
    if (pattern === "cmi.interactions.n.learner_response" || pattern === "cmi.interactions.n.correct_responses.n.pattern") {
      if (type === undefined) throw new Refusal(DEPENDENCY);
      const list = path.replace(/\.[0-9]+\.pattern$/, "");
      const code = list === path ? responseFault(type, value) : patternFault(type, value, this.beside(list, path));
      if (code) throw new Refusal(code);
    } else if (pattern === "cmi.objectives.n.id" || pattern === "cmi.interactions.n.objectives.n.id") {
      const list = path.replace(/\.[0-9]+\.id$/, "");
      const renamed = list === "cmi.objectives" && this.has(path) && this.cmi[path] !== value;
      if (renamed || this.beside(list, path).includes(value)) throw new Refusal(GENERAL_SET);
    } else if (pattern === "cmi.interactions.n.type" && type !== value) {
      // Another type makes the patterns of the one before meaningless; Moodle 4.5 forgets them.
      for (const known of Object.keys(this.cmi)) if (known.startsWith(`${entry}.correct_responses.`)) delete this.cmi[known];
    }
  }

  /** @param {string} path */
  has(path) {
    return this.cmi[path] !== undefined;
  }

  /** The values that stand in a list under the same name as this one. @param {string} list @param {string} path */
  beside(list, path) {
    const name = path.slice(path.lastIndexOf(".") + 1);
    const paths = [...Array(this.count(list)).keys()].map((at) => `${list}.${at}.${name}`);
    return paths.filter((one) => one !== path).map((one) => this.cmi[one]);
  }

  /** @param {boolean} ends */
  left(ends) {
    const { [REQUEST]: request, ...cmi } = super.left(ends);
    // A request is for the end of this session; `suspendAll` suspends whatever the exit said (RTE 4.2.8).
    return request === "suspendAll" ? { ...cmi, _exit: "suspend" } : cmi;
  }
}
