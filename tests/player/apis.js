/** LMSs for tests of the trackers: APIs that keep what they are told, refuse, lie and throw; and a course to answer in. */

/** An LMS that keeps what it is told under the names of a standard; `calls` lists what was set. */
export function speaking(object, names) {
  const [begin, get, set, commit, end, error] = names;
  return (before = {}, overrides = {}) => {
    const calls = [];
    const values = { ...before };
    const api = {
      [begin]: () => "true",
      [get]: (name) => values[name] ?? "",
      [set]: (name, value) => {
        calls.push([name, value]);
        values[name] = value;
        return "true";
      },
      [commit]: () => "true",
      [end]: () => "true",
      [error]: () => "0",
      ...overrides,
    };
    return { [object]: api, calls };
  };
}

/** A window with others above it. */
export function frame(...above) {
  const top = { opener: null, ...above[above.length - 1] };
  top.parent = top;
  return above.slice(0, -1).reduceRight((parent, one) => ({ opener: null, parent, ...one }), top);
}

export const told = (status, score, objectives = [], progress = "0.5") => ({ status, score, mayFall: false, progress, objectives });
export const named = (calls, name) => calls.filter(([one]) => one === name).map(([, value]) => value);
export const says = (value) => () => value;
export const liars = {
  '"false"': says("false"),
  false: says(false),
  undefined: says(undefined),
  '""': says(""),
  throws: () => {
    throw new Error("no");
  },
};

export const ONE = {
  id: "Q1", kind: "choice", given: ["a_mot"], right: ["b_mot"], range: null, letters: { a_mot: "a", b_mot: "b" }, words: "Quel mot ?",
  result: "0", weighting: "1", at: new Date(0), latency: 2.5, objectives: [],
};

const slot = (id, kind, options = []) => ({ id, kind, report: `R_${id}`, since: 1, gone: null, options });
export const COURSE = {
  language: "fr-FR",
  layout: {
    generation: 1,
    slots: [
      slot("c", "choice", [{ id: "a", report: "a_Paris", since: 1 }, { id: "b", report: "b_Lyon", since: 1 }]),
      slot("t", "choice", [{ id: "t", report: "t_Vrai", since: 1 }, { id: "f", report: "f_Faux", since: 1 }]),
      slot("w", "text"), slot("n", "text"), slot("e", "text"),
    ],
  },
  questions: {
    c: { type: "choices", module: "m", measures: "citer", kind: "choice", points: "2", graded: true, several: true, options: [["a", true], ["b", true]] },
    t: { type: "true-false", module: "m", measures: null, kind: "choice", points: "1", graded: true, several: false, options: [["t", false], ["f", true]] },
    w: { type: "short-text", module: "m", measures: null, kind: "text", points: "1/2", graded: true, answers: [["rond", false], ["carré", true]], forgives: [] },
    n: { type: "number", module: "m", measures: null, kind: "number", points: "1", graded: true, value: "7/2", tolerance: "1/10", unit: "m" },
    e: { type: "essay", module: "m", measures: null, kind: "essay", points: "1", graded: false },
  },
};
