/** The versions of SCORM that an LMS in a page speaks, by the names of the outputs. */

import { hundredths as hundredths12 } from "./formats12.mjs";
import { hundredths as hundredths2004 } from "./formats2004.mjs";
import { ERRORS as ERRORS12, strictApi } from "./scorm12.mjs";
import { ERRORS as ERRORS2004, strictApi2004 } from "./scorm2004.mjs";

/**
 * `object` is where content looks for the API that `api` makes; `errors` says what an error is called.
 * Of the data model: which elements are the `statuses`, each with what it is before anybody wrote it,
 * the `score`, the `progress` where there is one, the `memory` and the `room` in it, what an
 * interaction calls its `response`, and how long a time span is in `hundredths` of a second. `names` are what
 * illnesses go by.
 * @typedef {{
 *   object: string, api: (launch?: import("./session.mjs").Launch) => import("./session.mjs").Api,
 *   errors: Record<string, string>, statuses: Record<string, string>, score: string,
 *   progress?: string, memory: string, room: number, response: string, hundredths: (span: string) => number, names: import("./ills.mjs").Names,
 * }} Spoken
 */

/** @type {Record<string, Spoken>} */
export const STANDARDS = {
  scorm12: {
    object: "API",
    api: strictApi,
    errors: ERRORS12,
    statuses: { "cmi.core.lesson_status": "not attempted" },
    score: "cmi.core.score.raw",
    memory: "cmi.suspend_data",
    room: 4096,
    response: "student_response",
    hundredths: hundredths12,
    names: {
      ...{ begin: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit", end: "LMSFinish" },
      ...{ error: "LMSGetLastError", credit: "cmi.core.credit" },
    },
  },
  scorm2004: {
    object: "API_1484_11",
    api: strictApi2004,
    errors: ERRORS2004,
    statuses: { "cmi.completion_status": "unknown", "cmi.success_status": "unknown" },
    score: "cmi.score.raw",
    progress: "cmi.progress_measure",
    memory: "cmi.suspend_data",
    room: 64000,
    response: "learner_response",
    hundredths: hundredths2004,
    names: {
      ...{ begin: "Initialize", get: "GetValue", set: "SetValue", commit: "Commit", end: "Terminate" },
      ...{ error: "GetLastError", credit: "cmi.credit" },
    },
  },
};
