/** The way back from the sentence that a question's feedback, or a key point, led to. */

/** @param {import("./words.js").Words} words */
export function wayBack(words) {
  const link = document.createElement("a");
  link.className = "way-back";
  let sentence = "";
  document.addEventListener("click", (event) => {
    const led = /** @type {Element} */ (event.target).closest?.('a[href^="#s-"]');
    const card = led?.closest("form.card");
    const from = card?.querySelector(".outcome") || led?.closest(".point");
    if (!led || !from) return;
    // The browser's own way back ends there too, and not at the top of its page.
    history.replaceState(null, "", `#${encodeURIComponent(from.id)}`);
    sentence = "";
    if (!card) return; // a key point has no number to be called by
    sentence = /** @type {HTMLAnchorElement} */ (led).hash;
    const cards = [...(card.parentNode?.querySelectorAll("form.card") || [])];
    link.href = location.hash;
    link.textContent = words.say("back-to-question", { n: cards.indexOf(card) + 1 });
  });
  addEventListener("hashchange", () => {
    if (location.hash === sentence) document.querySelector(".s.at")?.after(link);
    else link.remove();
  });
}
