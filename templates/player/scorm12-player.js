/** The player that speaks SCORM 1.2: what esbuild bundles into `dist/scorm12.js`. */

import { play } from "./main.js";
import { Scorm12 } from "./scorm12.js";

play((course) => new Scorm12(window, course.settings.report === "strict"));
