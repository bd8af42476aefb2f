/** What a term of the glossary means, beside the word, on demand. Where the browser knows no popovers (Safari before 17), the link leads there. */

const GAP = 8;

export function terms() {
  const panel = document.getElementById("meaning");
  if (!panel?.showPopover) return;
  panel.hidden = false;
  document.addEventListener("click", (event) => {
    const term = /** @type {Element} */ (event.target).closest("a.term");
    const entry = document.getElementById(term?.getAttribute("href")?.slice(1) || "");
    if (!term || !entry) return;
    event.preventDefault();
    panel.innerHTML = `<b>${entry.innerHTML}</b>${entry.nextElementSibling?.innerHTML}`;
    panel.setAttribute("aria-label", entry.textContent || "");
    // After the words that hold it, so that Tab goes on from there.
    term.closest("p, ul, ol, table")?.after(panel);
    panel.showPopover();
    place(panel, term.getBoundingClientRect());
    panel.focus({ preventScroll: true });
  });
  // Escape and a touch elsewhere close it by themselves.
  panel.addEventListener("focusout", (event) => {
    if (!panel.contains(/** @type {Node | null} */ (event.relatedTarget))) panel.hidePopover();
  });
}

/** Under the word, or over it where there is no room. @param {HTMLElement} panel @param {DOMRect} word */
function place(panel, word) {
  const { offsetWidth: width, offsetHeight: height } = panel;
  const under = word.bottom + height + GAP < innerHeight || word.top < height + GAP;
  const left = Math.min(word.left + (word.width - width) / 2, document.documentElement.clientWidth - width - GAP);
  panel.style.left = `${scrollX + Math.max(GAP, left)}px`;
  panel.style.top = `${scrollY + (under ? word.bottom + GAP : word.top - height - GAP)}px`;
}
