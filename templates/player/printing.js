/** What a learner answered, on paper: every quiz as it stands, below the course's name and theirs. */

/** @param {HTMLTextAreaElement | HTMLInputElement} field what paper can't scroll, set out in full */
function writtenOut(field) {
  const copy = document.createElement("p");
  copy.className = "written";
  copy.textContent = field.value;
  field.after(copy);
  return copy;
}

/** What stands above printed answers: the course, who answered and when, the result. @param {string} name @param {string} language */
export function head(name, language) {
  const [title, score, verdict] = ["#start h1", "#score", "#verdict"].map((place) => document.querySelector(place)?.textContent || "");
  const today = new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(new Date());
  return [title, [name, today].filter(Boolean).join(" · "), score && `${score} · ${verdict}`];
}

/**
 * Prepares the page for the printer whenever one of these buttons is pressed.
 * @param {NodeListOf<Element>} buttons
 * @param {() => string[]} lines those above the answers
 */
export function printing(buttons, lines) {
  const place = /** @type {HTMLElement} */ (document.getElementById("print-head"));
  const print = () => {
    /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog[open]"))?.close();
    place.replaceChildren(...lines().filter(Boolean).map((line) => Object.assign(document.createElement("p"), { textContent: line })));
    const copies = [.../** @type {NodeListOf<HTMLTextAreaElement>} */ (document.querySelectorAll("main form textarea"))].map(writtenOut);
    document.body.classList.add("printing");
    addEventListener(
      "afterprint",
      () => {
        document.body.classList.remove("printing");
        for (const copy of copies) copy.remove();
      },
      { once: true },
    );
    window.print();
  };
  for (const button of buttons) button.addEventListener("click", print);
}
