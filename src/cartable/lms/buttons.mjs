/** The buttons of a desk: what an LMS does, and one line that says what that is. */

import { made, part } from "./tables.mjs";

/**
 * @typedef {import("./desk.mjs").Desk} Desk
 * What a state is while it is pressed, and what pressing does.
 * @typedef {{on: (desk: Desk) => boolean, press: (desk: Desk) => void}} State
 */

/** @type {Record<string, (desk: Desk) => void>} */
const ACTIONS = {
  again: (desk) => desk.again(),
  attempt: (desk) => desk.again(() => desk.records.renew(desk.learner)),
  reset: (desk) =>
    desk.again(() => {
      desk.records.forget(desk.learner);
      desk.calls.clear();
    }),
};

/** @param {import("./model.mjs").Mode} mode @returns {State} */
const mode = (mode) => ({
  on: (desk) => desk.mode === mode,
  press: (desk) =>
    desk.again(() => {
      desk.mode = desk.mode === mode ? "normal" : mode;
    }),
});

/** @type {Record<string, State>} */
const STATES = {
  close: { on: (desk) => !desk.frame, press: (desk) => (desk.frame ? desk.close() : desk.open()) },
  learner: {
    on: (desk) => desk.learner === 1,
    press: (desk) =>
      desk.again(() => {
        desk.learner = 1 - desk.learner;
      }),
  },
  review: mode("review"),
  browse: mode("browse"),
  offline: {
    on: (desk) => !desk.connected,
    press: (desk) => {
      desk.connected = !desk.connected;
    },
  },
  cut: {
    on: (desk) => desk.health.ill,
    press: (desk) => {
      desk.health.ill = !desk.health.ill;
    },
  },
};

export class Buttons {
  /** @param {Desk} desk */
  constructor(desk) {
    this.desk = desk;
    this.done = "";
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (desk.root.querySelectorAll("button[data-does]"))) {
      button.addEventListener("click", () => this.press(button.dataset.does ?? ""));
    }
    part(desk.root, "reopen").addEventListener("click", () => this.press("close"));
    this.show();
  }

  /** @param {string} name */
  press(name) {
    const { desk } = this;
    const was = desk.frame;
    (ACTIONS[name] ?? STATES[name].press)(desk);
    this.done = name in ACTIONS ? `${name}-done` : STATES[name].on(desk) ? "" : `${name}-off`;
    this.show();
    // What was pressed is gone with the notice: the course that has come takes the focus.
    if (!was && name === "close") desk.frame?.focus();
  }

  /** Which states are on, and what they are. */
  show() {
    const { desk, done } = this;
    const { say, root } = desk;
    const on = Object.keys(STATES).filter((name) => STATES[name].on(desk));
    for (const name of Object.keys(STATES)) {
      root.querySelector(`[data-does="${name}"]`)?.setAttribute("aria-pressed", String(on.includes(name)));
    }
    part(root, "closed").hidden = !on.includes("close");
    const given = { name: desk.students[desk.learner][1] };
    const lines = [...(done ? [done] : []), ...on.map((name) => `${name}-on`)];
    part(root, "says").replaceChildren(...lines.map((line) => made("p", say(line, given))));
  }
}
