/**
 * A stand: an LMS in a page whose store is a server, with the illnesses it is told to have. What is
 * committed goes out as Moodle 4.5 does it: a synchronous POST while the page is seen, a beacon (and the
 * answer "true") once it is hidden or going. Only what changed since the launch is sent.
 */

import { ailing } from "./ills.mjs";
import { refused } from "./session.mjs";
import { STANDARDS } from "./standards.mjs";

/**
 * `place` is where the API stands: "frame" above the course, "opener" of its window, "none" at all.
 * @typedef {{
 *   address: string, store: string, standard: string, place: "frame" | "opener" | "none",
 *   ills: {now: [string, number][], later: [string, number][]}, cmi: Record<string, string>, mode: any, student: [string, string],
 * }} Launch
 */

/** @type {Launch} */
const launch = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("launch")).textContent ?? "");
const { object: name, names, api } = STANDARDS[launch.standard];
const frame = /** @type {HTMLIFrameElement} */ (document.getElementById("frame"));
const health = { ill: true };
const later = { ill: false };

/** @type {Record<string, string>} what the server has of us */
let sent = { ...launch.cmi };
/** @type {unknown[]} */
let unsent = [];

/** @param {Record<string, string>} left what is to be kept */
function commit(left) {
  const changed = Object.entries(left).filter(([path, value]) => sent[path] !== value);
  const body = JSON.stringify({ changes: Object.fromEntries(changed), calls: unsent });
  if (!posted(body)) return false;
  sent = { ...left };
  unsent = [];
  return true;
}

/** @param {string} body */
function posted(body) {
  if (document.visibilityState === "hidden") return navigator.sendBeacon(launch.store, body);
  const request = new XMLHttpRequest();
  request.open("POST", launch.store, false);
  try {
    request.send(body);
  } catch {
    return navigator.sendBeacon(launch.store, body); // the page is going: no synchronous request is sent
  }
  return request.status === 200;
}

/** The end is heard of after what it stored went out, and there is no later commit to tell of it. @param {import("./session.mjs").Call} call */
function heard(call) {
  unsent.push({ ...call, refused: refused(call) });
  if (call.call === names.end && posted(JSON.stringify({ calls: unsent }))) unsent = [];
}

const { cmi, mode, student } = launch;
const strict = api({ cmi, mode, student, commit, heard });
const sick = ailing(ailing(strict, names, launch.ills.now, health), names, launch.ills.later, later);
if (launch.place !== "none") Object.assign(window, { [name]: sick });

/** @param {string} id @param {() => void} done */
const on = (id, done) => /** @type {HTMLElement} */ (document.getElementById(id)).addEventListener("click", done);

on("heal", () => {
  health.ill = later.ill = false;
});
on("sicken", () => {
  later.ill = true;
});
on("again", () => frame.contentWindow?.location.reload());
on("open", () => open(launch.address, "course", "popup,width=900,height=700"));
if (launch.place !== "opener") frame.src = launch.address;
