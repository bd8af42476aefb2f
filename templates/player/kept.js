/** The attempt that counts, kept aside while another is under way. */

import { atLeast } from "./rational.js";

/** @typedef {import("./journey.js").Journey} Journey */

/** Whether answers of an earlier attempt at the module's quiz are kept. @param {Journey} journey @param {string} module */
export const hasKept = (journey, module) => (journey.asked.get(module) || []).some((id) => journey.state.kept.has(id));

/** Whether they are worth more than the present ones, where the best attempt counts. @param {Journey} journey @param {string} module */
export function keptIsBetter(journey, module) {
  if (journey.course.settings.keep === "last" || !hasKept(journey, module)) return false;
  return !atLeast(journey.points(module, false).earned, journey.points(module, true).earned);
}

/** @param {Journey} journey @param {string} module */
export function forget(journey, module) {
  for (const id of journey.asked.get(module) || []) journey.state.kept.delete(id);
}
