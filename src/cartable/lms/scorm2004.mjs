/** A strict LMS for SCORM 2004 4th edition (RTE 3.1). */

import { Model2004 } from "./model2004.mjs";
import { session } from "./session.mjs";

/** What each error is called (RTE 3.1.7). @type {Record<string, string>} */
export const ERRORS = {
  0: "No Error",
  101: "General Exception",
  102: "General Initialization Failure",
  103: "Already Initialized",
  104: "Content Instance Terminated",
  111: "General Termination Failure",
  112: "Termination Before Initialization",
  113: "Termination After Termination",
  122: "Retrieve Data Before Initialization",
  123: "Retrieve Data After Termination",
  132: "Store Data Before Initialization",
  133: "Store Data After Termination",
  142: "Commit Before Initialization",
  143: "Commit After Termination",
  201: "General Argument Error",
  301: "General Get Failure",
  351: "General Set Failure",
  391: "General Commit Failure",
  401: "Undefined Data Model Element",
  402: "Unimplemented Data Model Element",
  403: "Data Model Element Value Not Initialized",
  404: "Data Model Element Is Read Only",
  405: "Data Model Element Is Write Only",
  406: "Data Model Element Type Mismatch",
  407: "Data Model Element Value Out Of Range",
  408: "Data Model Dependency Not Established",
};

/** @type {import("./session.mjs").Speech} */
const SPEECH = {
  calls: {
    ...{ begin: "Initialize", end: "Terminate", commit: "Commit", get: "GetValue", set: "SetValue" },
    ...{ lastError: "GetLastError", errorString: "GetErrorString", diagnostic: "GetDiagnostic" },
  },
  errors: ERRORS,
  outside: { begin: [103, 104], end: [112, 113], commit: [142, 143], get: [122, 123], set: [132, 133] },
  argument: 201,
  unsafe: { commit: 391, end: 111 },
};

/** The API object of one launch, with `calls`, the record. @param {import("./session.mjs").Launch} [launch] */
export function strictApi2004(launch = {}) {
  const { cmi = {}, mode = "normal", student = ["s1", "Learner, A."] } = launch;
  return { ...session(SPEECH, new Model2004(cmi, mode, student), launch), version: "1.0" };
}
