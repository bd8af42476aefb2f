/** The player that speaks SCORM 2004: what esbuild bundles into `dist/scorm2004.js`. */

import { play } from "./main.js";
import { Scorm2004 } from "./scorm2004.js";

play(() => new Scorm2004(window));
