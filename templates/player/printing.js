/** What a learner answered, on paper: every quiz as it stands, below the course's name and theirs. */

/** @param {HTMLTextAreaElement | HTMLInputElement} field what paper can't scroll, set out in full */
function writtenOut(field) {
  const copy = document.createElement("p");
  copy.className = "written";
  copy.textContent = field.value;
  field.after(copy);
  return copy;
}

/**
 * Prepares the page for the printer whenever one of these buttons is pressed.
 * @param {NodeListOf<Element>} buttons
 * @param {() => string[]} head the lines above the answers
 */
export function printing(buttons, head) {
  const place = /** @type {HTMLElement} */ (document.getElementById("print-head"));
  const print = () => {
    /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog[open]"))?.close();
    place.replaceChildren(...head().filter(Boolean).map((line) => Object.assign(document.createElement("p"), { textContent: line })));
    const copies = [.../** @type {NodeListOf<HTMLTextAreaElement>} */ (document.querySelectorAll("form textarea"))].map(writtenOut);
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
