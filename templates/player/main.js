/** The player: reads the course of its page, brings the learner back, and lets the parts know of each other. */

import { answered } from "./answers.js";
import { Board } from "./board.js";
import { course as read } from "./course.js";
import { Journey } from "./journey.js";
import { report } from "./outcome.js";
import { Journal, digest, storage } from "./journal.js";
import { fitted, remembered, untold, withAside } from "./memory.js";
import { paper } from "./moments.js";
import { Notes } from "./notes.js";
import { Pages, contents } from "./pages.js";
import { head, printing } from "./printing.js";
import { Quiz } from "./quiz.js";
import { recordings } from "./media.js";
import { Saver } from "./saver.js";
import { share } from "./scoring.js";
import { saved } from "./state.js";
import { claim } from "./tabs.js";
import { terms } from "./terms.js";
import { Transcripts } from "./transcripts.js";
import { wayBack } from "./way_back.js";
import { Words } from "./words.js";

/** How a question is asked. @param {string} id */
const asked = (id) => document.querySelector(`form[data-question="${id}"] .stem`)?.textContent || "";

/** What an objective says. @param {string} module @param {string} objective */
function objectiveWords(module, objective) {
  const item = document.querySelector(`[data-module="${module}"][data-objective="${objective}"]`);
  const words = [...(item?.childNodes || [])].filter((one) => one !== item?.querySelector(".step-state"));
  return words.map((one) => one.textContent).join("").trim();
}

/** Nothing can be answered here. @param {ParentNode} within */
function disable(within) {
  for (const one of within.querySelectorAll("fieldset, form button, .tally button")) one.setAttribute("disabled", "");
}

/** @param {(course: import("./course.js").Course) => import("./tracker.js").Tracker} made the tracker of this package's standard */
export function play(made) {
  const course = read(document);
  const tracker = made(course);
  const words = new Words(course);
  const launch = tracker.resume();
  const key = `cartable:${digest(course.package, launch.learner)}`;
  const journal = new Journal(storage(), launch.learner && launch.mode === "normal" ? key : "", launch.memory);
  const memory = remembered(launch.memory, journal, course);
  const { state, aside, news } = memory;
  const journey = new Journey(course, state);
  const board = new Board(journey, words, launch, () => journal.keeps);
  const review = launch.mode === "review";

  let worked = false;
  let last = launch.memory.split(".")[0];
  /** Once a save is due, the place and the state as they are then; what changed is a new revision. */
  const snapshot = () => {
    const fits = fitted(state, course.layout);
    if (saved(fits, course.layout) !== last) {
      state.revision = (state.revision + 1) & 0xffff;
      last = saved({ ...fits, revision: state.revision }, course.layout);
      if (fits.notes.length < state.notes.length) tell("notes-over");
    }
    tracker.report(report(journey, worked, objectiveWords));
    return { location: pages.current?.id || "", memory: withAside(last, aside) };
  };
  const saver = new Saver(tracker, launch, journal, snapshot, (word) => board.sayHow(word));

  const told = {
    typing: () => saver.soon(),
    chosen: () => {
      saver.soon();
      saver.jot();
    },
    checked: (/** @type {string} */ id, /** @type {number} */ seconds) => {
      const response = journey.response(id) || "";
      const part = share(course.questions[id], response, course.language);
      tracker.answer(answered(course, id, response, part, { latency: seconds, words: asked(id) }));
      board.render();
      worked = true;
      saver.soon(0);
    },
    ended: () => {
      worked = true;
      board.render();
      saver.soon(0);
    },
    announce: (/** @type {string} */ text) => board.announce(text),
  };
  const quizzes = [...document.querySelectorAll(".page.quiz")].map(
    (page) => new Quiz(/** @type {HTMLElement} */ (page), journey, words, told, review),
  );
  const notes = new Notes(journey, words, launch.mode === "normal", { noted: () => saver.soon(0), announce: told.announce });
  const pages = new Pages((page) => {
    if (page.classList.contains("lecture") && !review) journey.see(page.dataset.module || "");
    quizzes.find((quiz) => quiz.page === page)?.shown();
    notes.shown(page);
    transcripts.shown(page);
    if (board.saved === "elsewhere") disable(page);
    board.where(page);
    board.render();
    if (pages.turned === 1) page.prepend(notice);
    else notice.hidden = true;
    saver.soon();
  });
  const transcripts = new Transcripts({ words, announce: told.announce }, (id) => pages.holding(id));
  const notice = /** @type {HTMLElement} */ (document.getElementById("notice"));
  /** Says something above the page that is shown. @param {string} word */
  const tell = (word) => {
    pages.current?.prepend(notice);
    notice.textContent = words.say(word);
    notice.hidden = false;
  };
  // A place of ours without a state is a state that the LMS did not give back: what it holds stays.
  if (!launch.memory && document.getElementById(launch.location)?.classList.contains("page")) saver.stop("behind");
  const said = news || (saver.writes ? "" : `kept-${board.saved}`);
  notice.textContent = said && words.say(said);
  notice.hidden = !said;
  for (const link of document.querySelectorAll('main a[href^="http"]')) link.setAttribute("target", "_blank");
  document.getElementById("save-again")?.addEventListener("click", () => saver.soon(0));
  contents();
  recordings();
  terms();
  printing(document.querySelectorAll("[data-print]"), () => {
    for (const quiz of quizzes) quiz.ready();
    paper(journey, words);
    return head(launch.name, course.language);
  });
  saver.watch();
  pages.begin(launch.location);
  wayBack(words);
  if (saver.writes) {
    for (const id of untold(memory)) {
      quizzes.find((quiz) => quiz.page.dataset.module === course.questions[id].module)?.ready();
      told.checked(id, 0);
    }
    const second = () => {
      saver.stop("elsewhere");
      tell("kept-elsewhere");
      disable(document);
    };
    // By the page's address, for two first launches; by the attempt, whose address a new version changes.
    claim(`${key}:${location.pathname}`, () => claim(`${key}:${state.seed}`, () => saver.release(), second), second);
  }
}
