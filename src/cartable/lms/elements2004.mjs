/**
 * The data model of SCORM 2004 4th edition (RTE 4.2), as far as Moodle 4.5 has it: which elements there
 * are, who may read and write them, and what they take. In a path, `n` stands for an index.
 */

import { text, vocabulary } from "./formats.mjs";
import * as formats from "./formats2004.mjs";
import { TYPES } from "./responses2004.mjs";

/** @typedef {import("./model.mjs").Element} Element */

/** @param {import("./formats.mjs").Format} format @param {Partial<Element>} [more] @returns {Element} */
const both = (format, more) => ({ access: "both", format, ...more });
/** @param {import("./formats.mjs").Format} format @returns {Element} */
const write = (format) => ({ access: "write", format });
/** @type {Element} */
const read = { access: "read", format: text(0) };
/** @type {Element} */
const keyword = { access: "keyword", format: text(0) };

const completion = both(vocabulary("completed", "incomplete", "not attempted", "unknown"), { initial: "unknown" });
const success = both(vocabulary("passed", "failed", "unknown"), { initial: "unknown" });
const share = both(formats.decimal, { range: [0, 1] });
const scaled = both(formats.decimal, { range: [-1, 1] });
const number = both(formats.decimal);
const level = both(formats.decimal, { range: [0, Infinity] });
const result = (/** @type {string} */ value) =>
  ["correct", "incorrect", "unanticipated", "neutral"].includes(value) || /^-?[0-9]{1,4}(\.[0-9]{1,18})?$/.test(value);
const target = String.raw`\{target=\S{0,200}[a-zA-Z0-9]\}`;
const REQUESTS = new RegExp(`^(previous|continue|exit|exitAll|abandon|abandonAll|suspendAll|_none_|${target}(choice|jump))$`);

/** What a group answers to `_children`. @type {Record<string, string>} */
export const CHILDREN = {
  cmi: [
    "_version,comments_from_learner,comments_from_lms,completion_status,credit,entry,exit,interactions,launch_data",
    "learner_id,learner_name,learner_preference,location,max_time_allowed,mode,objectives,progress_measure",
    "scaled_passing_score,score,session_time,success_status,suspend_data,time_limit_action,total_time",
  ].join(),
  "cmi.comments_from_learner": "comment,timestamp,location",
  "cmi.comments_from_lms": "comment,timestamp,location",
  "cmi.interactions":
    "id,type,objectives,timestamp,correct_responses,weighting,learner_response,result,latency,description",
  "cmi.learner_preference": "audio_level,audio_captioning,delivery_speed,language",
  "cmi.objectives": "progress_measure,completion_status,success_status,description,score,id",
  "cmi.objectives.n.score": "max,raw,scaled,min",
  "cmi.score": "max,raw,scaled,min",
};

/** The lists, which count themselves. */
const LISTS = [
  ...["cmi.comments_from_learner", "cmi.comments_from_lms", "cmi.interactions", "cmi.objectives"],
  ...["cmi.interactions.n.correct_responses", "cmi.interactions.n.objectives"],
];

/** What is checked by the type of its interaction, not here. */
const later = text(Infinity);

/** @type {Record<string, Element>} */
export const ELEMENTS = {
  "cmi._version": keyword,
  "cmi.comments_from_learner.n.comment": both(formats.localized(4000)),
  "cmi.comments_from_learner.n.location": both(text(250)),
  "cmi.comments_from_learner.n.timestamp": both(formats.timestamp),
  "cmi.comments_from_lms.n.comment": read,
  "cmi.comments_from_lms.n.location": read,
  "cmi.comments_from_lms.n.timestamp": read,
  "cmi.completion_status": completion,
  "cmi.completion_threshold": read,
  "cmi.credit": read,
  "cmi.entry": read,
  "cmi.exit": write(vocabulary("time-out", "suspend", "logout", "normal", "")),
  "cmi.interactions.n.id": both(formats.long),
  "cmi.interactions.n.type": both(vocabulary(...TYPES)),
  "cmi.interactions.n.objectives.n.id": both(formats.long),
  "cmi.interactions.n.timestamp": both(formats.timestamp),
  "cmi.interactions.n.correct_responses.n.pattern": both(later),
  "cmi.interactions.n.weighting": number,
  "cmi.interactions.n.learner_response": both(later),
  "cmi.interactions.n.result": both(result),
  "cmi.interactions.n.latency": both(formats.timespan),
  "cmi.interactions.n.description": both(formats.localized(250)),
  "cmi.launch_data": read,
  "cmi.learner_id": read,
  "cmi.learner_name": read,
  "cmi.learner_preference.audio_level": { ...level, initial: "1" },
  "cmi.learner_preference.language": both(formats.language, { initial: "" }),
  "cmi.learner_preference.delivery_speed": { ...level, initial: "1" },
  "cmi.learner_preference.audio_captioning": both(formats.whole, { range: [-1, 1], initial: "0" }),
  "cmi.location": both(text(1000)),
  "cmi.max_time_allowed": read,
  "cmi.mode": read,
  "cmi.objectives.n.id": both(formats.long),
  "cmi.objectives.n.score.scaled": scaled,
  "cmi.objectives.n.score.raw": number,
  "cmi.objectives.n.score.min": number,
  "cmi.objectives.n.score.max": number,
  "cmi.objectives.n.success_status": success,
  "cmi.objectives.n.completion_status": completion,
  "cmi.objectives.n.progress_measure": share,
  "cmi.objectives.n.description": both(formats.localized(250)),
  "cmi.progress_measure": share,
  "cmi.scaled_passing_score": read,
  "cmi.score.scaled": scaled,
  "cmi.score.raw": number,
  "cmi.score.min": number,
  "cmi.score.max": number,
  "cmi.session_time": write(formats.timespan),
  "cmi.success_status": success,
  "cmi.suspend_data": both(text(64000)),
  "cmi.time_limit_action": read,
  "cmi.total_time": read,
  "adl.nav.request": both((value) => REQUESTS.test(value), { initial: "_none_" }),
  ...Object.fromEntries(Object.keys(CHILDREN).map((group) => [`${group}._children`, keyword])),
  ...Object.fromEntries(LISTS.map((list) => [`${list}._count`, keyword])),
};
