/** The player that speaks SCORM 1.2: what esbuild bundles into `dist/player.js`. */

import { play } from "./main.js";
import { Scorm12 } from "./scorm12.js";

play(new Scorm12(window));
