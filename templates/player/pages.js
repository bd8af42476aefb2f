/** One page at a time: which is shown, how one moves between them. The address after `#` is where one is. */

export class Pages {
  /** @param {(page: HTMLElement) => void} shown called after a page has come */
  constructor(shown) {
    this.pages = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".page")]);
    /** @type {HTMLElement | null} */
    this.current = null;
    /** How often a page came. */
    this.turned = 0;
    this.shown = shown;
    this.title = document.title;
  }

  /** @param {string} id @returns {HTMLElement | null} the page, or the one that holds the element, opened yet or not */
  holding(id) {
    const found = /** @type {HTMLElement | null | undefined} */ (document.getElementById(id)?.closest(".page"));
    return found || this.pages.find((page) => folded(page)?.textContent?.includes(` id="${id}"`)) || null;
  }

  /** Begins at the address, else at the page where one was, else at the first. @param {string} was a page's id */
  begin(was) {
    const wanted = [this.target(), was].find((id) => this.holding(id)) || this.pages[0].id;
    // Not before the page is loaded: the browser would scroll to the address, and the LMS's page with it.
    const address = () => {
      const here = this.current?.id || wanted;
      if (!location.hash && here !== this.pages[0].id) history.replaceState(null, "", `#${encodeURIComponent(here)}`);
    };
    if (document.readyState === "complete") address();
    else addEventListener("load", () => setTimeout(address));
    header();
    this.show(wanted, false);
    addEventListener("hashchange", () => this.show(this.target() || this.pages[0].id, true));
  }

  target() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return ""; // a broken escape typed into the address is no page
    }
  }

  /** Shows the page that is or holds an element, and brings it into view. @param {string} id @param {boolean} focus */
  show(id, focus) {
    const page = this.holding(id);
    if (!page) return;
    open(page);
    const came = page !== this.current;
    this.current = page;
    for (const one of this.pages) one.hidden = one !== page;
    for (const link of document.querySelectorAll("#contents a")) {
      if (link.getAttribute("href") === `#${page.id}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    const heading = /** @type {HTMLElement} */ (page.querySelector("h1"));
    document.title = page === this.pages[0] ? this.title : `${heading.textContent} – ${this.title}`;
    const target = id === page.id ? heading : document.getElementById(id);
    if (came) {
      this.turned += 1;
      this.shown(page);
    }
    // Not `:target` alone: what was brought in just now was not there when the address changed.
    for (const one of document.querySelectorAll(".at")) one.classList.remove("at");
    if (target !== heading) for (const one of target ? cited(target) : []) one.classList.add("at");
    if (target === heading) scrollTo(0, 0);
    if (focus) target?.focus({ preventScroll: target === heading });
    if (target !== heading) target?.scrollIntoView({ block: "center" });
  }
}

/** A sentence with those behind it that a link to it cites. @param {HTMLElement} first */
function cited(first) {
  const last = Math.max(...[...document.querySelectorAll(`a[href="#${first.id}"]`)].map((link) => Number(/** @type {HTMLElement} */ (link).dataset.last || 0)));
  const [, before, number] = first.id.match(/^(.*-)(\d+)$/) || ["", "", "0"];
  const found = [first];
  for (let one = Number(number) + 1; one <= last; one += 1) found.push(/** @type {HTMLElement} */ (document.getElementById(before + one)));
  return found.filter((one) => one);
}

/** @param {HTMLElement} page */
const folded = (page) => page.querySelector(":scope > noscript");

/**
 * Brings in what a page holds. Until it is shown that is the text of a <noscript>: the browser makes nothing
 * of it and loads none of its pictures, and without a script it is read all the same.
 * @param {HTMLElement} page
 */
export function open(page) {
  const kept = folded(page);
  if (!kept) return;
  page.innerHTML = kept.textContent || "";
  for (const link of page.querySelectorAll('a[href^="http"]')) link.setAttribute("target", "_blank");
}

/**
 * Keeps what is scrolled to clear of the header, however many lines it takes; one that would take more than
 * a third of the screen scrolls away with the page.
 */
function header() {
  const bar = /** @type {HTMLElement} */ (document.querySelector(".bar"));
  new ResizeObserver(() => {
    const tall = bar.offsetHeight > innerHeight / 3;
    bar.classList.toggle("tall", tall);
    // No custom property: one on the root would have every element's style worked out again.
    document.documentElement.style.scrollPaddingTop = `calc(${tall ? 0 : bar.offsetHeight}px + 1rem)`;
  }).observe(bar);
}

/** The table of contents: a dialog that its button opens, and that closes when a page is chosen. */
export function contents() {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("contents"));
  document.getElementById("open-contents")?.addEventListener("click", () => dialog.showModal());
  dialog.addEventListener("click", (event) => {
    const on = /** @type {Element} */ (event.target);
    if (on === dialog || on.closest("button")) dialog.close();
    const link = on.closest("a");
    if (!link) return;
    dialog.close();
    // The dialog gives the focus back to its button; the page one chose, shown already or not, takes it after.
    setTimeout(() => {
      if (link.getAttribute("aria-current")) /** @type {HTMLElement | null} */ (document.querySelector(".page:not([hidden]) h1"))?.focus();
    });
  });
}
