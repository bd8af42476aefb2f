/** A transcript as plain text: no numbers, no times. */

import { words } from "./said.js";

/** A title and the line below it. @param {string} title @param {string} mark */
const titled = (title, mark) => `${title}\n${mark.repeat(title.length)}`;

/** The transcript of a page: its title, its sections, who speaks, what is said and heard. @param {HTMLElement} page */
export function plain(page) {
  const parts = [titled(title(page), "=")];
  for (const part of page.querySelectorAll(".lines :is(h3, .said)")) {
    if (part.matches("h3")) {
      parts.push(titled(part.textContent || "", "-"));
      continue;
    }
    const speaker = part.querySelector(".speaker")?.textContent;
    const said = [...part.querySelectorAll(".s, .cue")].map((piece) => words(piece).trim()).join(" ");
    parts.push(speaker ? `${speaker}\n${said}` : said);
  }
  return `${parts.join("\n\n")}\n`;
}

/** @param {HTMLElement} page */
const title = (page) => (page.querySelector("h1")?.textContent || "").trim();

/** What a file may be called on any system, after the page's title. @param {HTMLElement} page */
export const fileName = (page) => `${named(title(page)) || page.dataset.module}.txt`;

/** @param {string} words */
export const named = (words) =>
  [...words.replace(/[\s\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, " ").trim()]
    .slice(0, 80)
    .join("")
    .replace(/[. ]+$/, "");

/** Has the browser save it; nothing is asked of any server. @param {HTMLElement} page */
export function save(page) {
  const href = URL.createObjectURL(new Blob([plain(page)], { type: "text/plain;charset=utf-8" }));
  Object.assign(document.createElement("a"), { href, download: fileName(page) }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60000); // Safari reads it only after the click
}
