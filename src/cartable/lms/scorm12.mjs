/** A strict LMS for SCORM 1.2 (RTE 3.3). */

import { Model12 } from "./model12.mjs";
import { session } from "./session.mjs";

/** What each error is called (RTE 3.3.2). @type {Record<string, string>} */
export const ERRORS = {
  0: "No error",
  101: "General exception",
  201: "Invalid argument error",
  202: "Element cannot have children",
  203: "Element not an array, cannot have count",
  301: "Not initialized",
  401: "Not implemented error",
  402: "Invalid set value, element is a keyword",
  403: "Element is read only",
  404: "Element is write only",
  405: "Incorrect data type",
};

/** @type {import("./session.mjs").Speech} */
const SPEECH = {
  calls: {
    ...{ begin: "LMSInitialize", end: "LMSFinish", commit: "LMSCommit", get: "LMSGetValue", set: "LMSSetValue" },
    ...{ lastError: "LMSGetLastError", errorString: "LMSGetErrorString", diagnostic: "LMSGetDiagnostic" },
  },
  errors: ERRORS,
  outside: { begin: [101, 101], end: [301, 301], commit: [301, 301], get: [301, 301], set: [301, 301] },
  argument: 201,
  unsafe: { commit: 101, end: 101 },
};

/** The API object of one launch, with `calls`, the record. @param {import("./session.mjs").Launch} [launch] */
export function strictApi(launch = {}) {
  const { cmi = {}, mode = "normal", student = ["s1", "Learner, A."] } = launch;
  return session(SPEECH, new Model12(cmi, mode, student), launch);
}
