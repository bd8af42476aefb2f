/** The player: reads the course of its page, brings the learner back, and lets the parts know of each other. */

import { answered } from "./answers.js";
import { Board } from "./board.js";
import { course as read } from "./course.js";
import { Journey } from "./journey.js";
import { report } from "./outcome.js";
import { Pages, contents } from "./pages.js";
import { Quiz } from "./quiz.js";
import { Saver } from "./saver.js";
import { share } from "./scoring.js";
import { UnreadableStateError, fresh, restored, saved } from "./state.js";
import { Words } from "./words.js";

/**
 * The state an LMS kept, or a new one with a seed of its own; `lost` when what it kept cannot be read.
 * @param {string} memory
 * @param {import("./course.js").Layout} layout
 */
function remembered(memory, layout) {
  let lost = false;
  if (memory) {
    try {
      return { state: restored(memory, layout), lost };
    } catch (error) {
      if (!(error instanceof UnreadableStateError)) throw error;
      lost = true;
    }
  }
  return { state: fresh(crypto.getRandomValues(new Uint16Array(1))[0]), lost };
}

/** How a question is asked. @param {string} id */
const asked = (id) => document.querySelector(`form[data-question="${id}"] .stem`)?.textContent || "";

/** What an objective says. @param {string} module @param {string} objective */
function objectiveWords(module, objective) {
  const item = document.querySelector(`[data-module="${module}"][data-objective="${objective}"]`);
  const words = [...(item?.childNodes || [])].filter((one) => one !== item?.querySelector(".step-state"));
  return words.map((one) => one.textContent).join("").trim();
}

/** @param {(course: import("./course.js").Course) => import("./tracker.js").Tracker} made the tracker of this package's standard */
export function play(made) {
  const course = read(document);
  const tracker = made(course);
  const words = new Words(course);
  const launch = tracker.resume();
  const { state, lost } = remembered(launch.memory, course.layout);
  const journey = new Journey(course, state);
  const board = new Board(journey, words);
  const review = launch.mode === "review";

  /** Once a save is due, the place and the state as they are then. */
  const snapshot = () => {
    state.revision = (state.revision + 1) & 0xffff;
    tracker.report(report(journey, objectiveWords));
    return { location: pages.current?.id || "", memory: saved(state, course.layout) };
  };
  const saver = new Saver(tracker, launch, snapshot, (word) => board.sayHow(word));

  const told = {
    typing: () => saver.soon(),
    checked: (/** @type {string} */ id, /** @type {number} */ seconds) => {
      const response = journey.response(id) || "";
      const part = share(course.questions[id], response, course.language);
      tracker.answer(answered(course, id, response, part, { latency: seconds, words: asked(id) }));
      board.render();
      saver.soon(0);
    },
    ended: () => {
      board.render();
      saver.soon(0);
    },
    announce: (/** @type {string} */ text) => board.announce(text),
  };
  const quizzes = [...document.querySelectorAll(".page.quiz")].map(
    (page) => new Quiz(/** @type {HTMLElement} */ (page), journey, words, told, review),
  );

  const pages = new Pages((page) => {
    if (page.classList.contains("lecture") && !review) journey.see(page.dataset.module || "");
    quizzes.find((quiz) => quiz.page === page)?.shown();
    board.where(page);
    board.render();
    if (pages.turned === 1) page.prepend(notice);
    else notice.hidden = true;
    saver.soon();
  });
  const notice = /** @type {HTMLElement} */ (document.getElementById("notice"));
  const news = lost ? "lost" : saver.writes ? "" : `kept-${board.saved}`;
  notice.textContent = news && words.say(news);
  notice.hidden = !news;
  for (const link of document.querySelectorAll('main a[href^="http"]')) link.setAttribute("target", "_blank");
  document.getElementById("save-again")?.addEventListener("click", () => saver.soon(0));
  contents();
  saver.watch();
  pages.begin(launch.location);
}
