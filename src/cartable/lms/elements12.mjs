/**
 * The data model of SCORM 1.2 (RTE 3.4.4): which elements there are, who may read and write them, and
 * what they take. In a path, `n` stands for an index.
 *
 * Two refusals go beyond the standard, because Moodle 4.5 does worse than refuse: `score.raw` set to
 * nothing (stored as 0) and a status of `not attempted`.
 */

import { text, vocabulary } from "./formats.mjs";
import * as formats from "./formats12.mjs";

/** @typedef {import("./model.mjs").Element} Element */

const any = text(4096);
const status = vocabulary("passed", "completed", "failed", "incomplete", "browsed");
const type = vocabulary(
  ...["true-false", "choice", "fill-in", "matching", "performance", "sequencing", "likert", "numeric"],
);

/** @param {import("./formats.mjs").Format} format @returns {Element} */
const both = (format) => ({ access: "both", format });
/** @param {import("./formats.mjs").Format} format @returns {Element} */
const write = (format) => ({ access: "write", format });
/** @type {Element} */
const read = { access: "read", format: any };
/** @type {Element} */
const keyword = { access: "keyword", format: any };

/** What a group answers to `_children`. @type {Record<string, string>} */
export const CHILDREN = {
  "cmi.core":
    "student_id,student_name,lesson_location,credit,lesson_status,entry,score,total_time,lesson_mode,exit,session_time",
  "cmi.core.score": "raw,min,max",
  "cmi.objectives": "id,score,status",
  "cmi.objectives.n.score": "raw,min,max",
  "cmi.student_data": "mastery_score,max_time_allowed,time_limit_action",
  "cmi.student_preference": "audio,language,speed,text",
  "cmi.interactions":
    "id,objectives,time,type,correct_responses,weighting,student_response,result,latency",
};

/** The lists, which count themselves. */
const LISTS = [
  "cmi.objectives",
  "cmi.interactions",
  "cmi.interactions.n.objectives",
  "cmi.interactions.n.correct_responses",
];

/** @type {Record<string, Element>} */
export const ELEMENTS = {
  "cmi._version": keyword,
  "cmi.core.student_id": read,
  "cmi.core.student_name": read,
  "cmi.core.lesson_location": both(text(255)),
  "cmi.core.credit": read,
  "cmi.core.lesson_status": both(status),
  "cmi.core.entry": read,
  "cmi.core.score.raw": both(formats.decimal(0, 100)),
  "cmi.core.score.min": both(formats.decimal(0, 100)),
  "cmi.core.score.max": both(formats.decimal(0, 100)),
  "cmi.core.total_time": read,
  "cmi.core.lesson_mode": read,
  "cmi.core.exit": write(vocabulary("time-out", "suspend", "logout", "")),
  "cmi.core.session_time": write(formats.timespan),
  "cmi.suspend_data": both(text(4096)),
  "cmi.launch_data": read,
  "cmi.comments": both(text(4096)),
  "cmi.comments_from_lms": read,
  "cmi.objectives.n.id": both(formats.identifier),
  "cmi.objectives.n.score.raw": both(formats.decimal(0, 100)),
  "cmi.objectives.n.score.min": both(formats.decimal(0, 100)),
  "cmi.objectives.n.score.max": both(formats.decimal(0, 100)),
  "cmi.objectives.n.status": both(status),
  "cmi.student_data.mastery_score": read,
  "cmi.student_data.max_time_allowed": read,
  "cmi.student_data.time_limit_action": read,
  "cmi.student_preference.audio": both(formats.whole(-1, 100)),
  "cmi.student_preference.language": both(text(255)),
  "cmi.student_preference.speed": both(formats.whole(-100, 100)),
  "cmi.student_preference.text": both(formats.whole(-1, 1)),
  "cmi.interactions.n.id": write(formats.identifier),
  "cmi.interactions.n.objectives.n.id": write(formats.identifier),
  "cmi.interactions.n.time": write(formats.time),
  "cmi.interactions.n.type": write(type),
  "cmi.interactions.n.correct_responses.n.pattern": write(text(255)),
  "cmi.interactions.n.weighting": write(formats.decimal(-100, 100)),
  "cmi.interactions.n.student_response": write(text(255)),
  "cmi.interactions.n.result": write(formats.result),
  "cmi.interactions.n.latency": write(formats.timespan),
  ...Object.fromEntries(Object.keys(CHILDREN).map((group) => [`${group}._children`, keyword])),
  ...Object.fromEntries(LISTS.map((list) => [`${list}._count`, keyword])),
};
