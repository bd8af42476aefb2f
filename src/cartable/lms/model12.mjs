/** What one launch of a strict SCORM 1.2 LMS holds. */

import { CHILDREN, ELEMENTS } from "./elements12.mjs";
import { hundredths, span } from "./formats12.mjs";
import { Model } from "./model.mjs";

/** @typedef {import("./model.mjs").Cmi} Cmi */

const COMMENTS = "cmi.comments";
const STATUS = "cmi.core.lesson_status";

/** @type {import("./model.mjs").Standard} */
const STANDARD = {
  elements: ELEMENTS,
  children: CHILDREN,
  exit: "cmi.core.exit",
  time: "cmi.core.session_time",
  codes: {
    unknown: (exists, keyword) => (!exists ? 201 : keyword === "_children" ? 202 : 203),
    ...{ gap: 201, absent: 201, keyword: 402, readOnly: 403, writeOnly: 404, type: 405, range: 405 },
  },
  hundredths,
  span,
};

export class Model12 extends Model {
  /** @param {Cmi} cmi what the last launch left @param {import("./model.mjs").Mode} mode @param {[string, string]} student id and name */
  constructor(cmi, mode, [id, name]) {
    const first = cmi[STATUS] === undefined;
    super(STANDARD, cmi, {
      "cmi._version": "3.4",
      "cmi.core.student_id": id,
      "cmi.core.student_name": name,
      "cmi.core.credit": mode === "normal" ? "credit" : "no-credit",
      "cmi.core.lesson_mode": mode,
      [STATUS]: "not attempted",
      "cmi.core.entry": cmi._exit === "suspend" ? "resume" : first ? "ab-initio" : "",
      "cmi.core.total_time": cmi._total ?? span(0),
    });
  }

  /** @param {string} path @param {string} value */
  joined(path, value) {
    return path === COMMENTS ? (this.cmi[path] ?? "") + value : value;
  }

  /** @param {boolean} ends */
  left(ends) {
    // Moodle 4.5: a status that nobody wrote is `completed` when the session ends.
    return { ...(ends ? { [STATUS]: "completed" } : {}), ...super.left(ends) };
  }
}
