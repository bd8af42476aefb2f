/** The standards that a stand plays: where their API is found, what its calls are named, what makes it. */

import { strictApi } from "./scorm12.mjs";

/** @type {Record<string, {api: string, names: import("./ills.mjs").Names, made: (launch: any) => any}>} */
export const STANDARDS = {
  scorm12: {
    api: "API",
    names: {
      ...{ begin: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit", end: "LMSFinish" },
      ...{ error: "LMSGetLastError", mode: "cmi.core.lesson_mode", credit: "cmi.core.credit" },
    },
    made: strictApi,
  },
};
