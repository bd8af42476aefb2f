/** What a launch goes on from: what the LMS kept, what this browser kept since, what could not be read. */

import { UnreadableStateError, idOf } from "./responses.js";
import { fresh, restored, saved } from "./state.js";

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./course.js").Layout} Layout
 *
 * `state` to go on with; `known` what the LMS has of it. `aside` is a text that cannot be read, "" for none.
 * `news`: "lost" when it is new, "back" when answers came back.
 * @typedef {{state: State, known: State, aside: string, news: "" | "lost" | "back"}} Remembered
 */

const ROOM = 4096;

/** @param {string} memory @param {Layout} layout @returns {State | null} */
function readable(memory, layout) {
  try {
    return restored(memory, layout);
  } catch (error) {
    if (!(error instanceof UnreadableStateError)) throw error;
    return null;
  }
}

/**
 * A state with what was set aside of an older one, now that it can be read. A quiz goes on as the older one has
 * it, where it was begun there: what an uploaded mistake let somebody try replaces no attempt.
 * @param {State} newer
 * @param {State} older
 * @param {import("./course.js").Course["questions"]} questions
 * @returns {State}
 */
function reunited(newer, older, questions) {
  const visits = new Map(newer.visits);
  for (const [id, was] of older.visits) {
    const now = visits.get(id);
    visits.set(id, { ...(was.attempts || !now ? was : now), seen: was.seen || now?.seen === true });
  }
  /** @param {string} id */
  const begun = (id) => older.visits.get(questions[id]?.module)?.attempts;
  const anew = newer.notes.filter((one) => !older.notes.some((was) => JSON.stringify(was) === JSON.stringify(one)));
  const handedIn = (/** @type {string} */ id) => older.visits.get(questions[id]?.module)?.submitted;
  return {
    seed: older.seed,
    revision: Math.max(newer.revision, older.revision),
    visits,
    answers: new Map([...[...newer.answers].filter(([id]) => !handedIn(id)), ...older.answers]),
    kept: new Map([...[...newer.kept].filter(([id]) => !begun(id)), ...older.kept]),
    notes: [...older.notes, ...anew],
  };
}

/** The ids that an answer to a question may hold; null where it holds none. @param {import("./course.js").Question | undefined} question */
function idsOf(question) {
  if (!question) return null;
  if ("options" in question) return question.options.map(([id]) => id);
  if ("gaps" in question) return question.gaps.map(([id]) => id);
  return "right" in question ? question.right.flatMap((one) => one.split(".")) : null;
}

/**
 * Answers without the options that a newer version has no more: who chose nothing else is asked again, as is who
 * put things in order before another came.
 * @template {{response: import("./course.js").Response}} T
 * @param {Map<string, T>} answers @param {import("./course.js").Course["questions"]} questions
 */
function withoutGone(answers, questions) {
  const left = new Map();
  for (const [id, given] of answers) {
    const question = questions[id];
    const { response } = given;
    const ids = idsOf(question);
    if (!Array.isArray(response) || !ids) {
      left.set(id, given);
      continue;
    }
    const there = response.filter((one) => (question.kind === "pairs" ? one.split(".") : [idOf(one)]).every((part) => ids.includes(part)));
    const whole = question.kind !== "order" || there.length === ids.length;
    if (whole && (there.length || !response.length)) left.set(id, { ...given, response: there });
  }
  return left;
}

/** @param {string} memory the LMS's @param {import("./journal.js").Journal} journal @param {import("./course.js").Course} course @returns {Remembered} */
export function remembered(memory, journal, course) {
  const found = read(memory, journal, course);
  found.state.answers = withoutGone(found.state.answers, course.questions);
  const kept = new Map([...found.state.kept].map(([id, response]) => [id, { response }]));
  found.state.kept = new Map([...withoutGone(kept, course.questions)].map(([id, { response }]) => [id, response]));
  return found;
}

/** @param {string} memory @param {import("./journal.js").Journal} journal @param {import("./course.js").Course} course @returns {Remembered} */
function read(memory, journal, { layout, questions }) {
  const aside = memory.split(".").slice(1).join(".");
  const known = memory ? readable(memory, layout) : null;
  const [kept] = journal.found(memory).map((one) => readable(one, layout)).filter((one) => one !== null);
  const none = fresh(crypto.getRandomValues(new Uint16Array(1))[0]);
  if (kept) return { state: kept, known: known || none, aside: known ? aside : "", news: "back" };
  if (!known) return { state: none, known: none, aside: memory, news: memory ? "lost" : "" };
  const older = aside ? readable(aside, layout) : null;
  const behind = aside.split(".").slice(1).join(".");
  return older ? { state: reunited(known, older, questions), known, aside: behind, news: "back" } : { state: known, known, aside, news: "" };
}

/**
 * The state without the notes, the last first, that an LMS has no room for: a newer version may ask more, and
 * answers go before.
 * @param {State} state @param {Layout} layout @returns {State}
 */
export function fitted(state, layout) {
  const notes = [...state.notes];
  while (notes.length && saved({ ...state, notes }, layout).length > ROOM) notes.pop();
  return { ...state, notes };
}

/** The text for the LMS: the state, and behind a point what was set aside, while there is room for both. @param {string} memory @param {string} aside */
export const withAside = (memory, aside) => (aside && memory.length + 1 + aside.length <= ROOM ? `${memory}.${aside}` : memory);

/** The answers that the LMS has not been told of: locked now, and not so, or otherwise, in what it knows. @param {Remembered} remembered */
export const untold = ({ state, known }) =>
  [...state.answers]
    .filter(([id, { response, checked }]) => {
      const told = known.answers.get(id);
      return checked && !(told?.checked && `${told.response}` === `${response}`);
    })
    .map(([id]) => id);
