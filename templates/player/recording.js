/** Recordings that the package plays: their chapters, their speed, the captions under a sound. */

/** @param {Element} within @returns {HTMLMediaElement | null | undefined} */
const recording = (within) => within.closest(".media")?.querySelector("video, audio");

/**
 * Serves every recording, those of pages that are yet to be opened too: it listens at the document, where
 * events of media, which do not bubble, pass on their way down.
 */
export function recordings() {
  let speed = 1; // for this session only
  /** @param {string} type @param {(target: any) => void} told */
  const on = (type, told) => document.addEventListener(type, ({ target }) => told(target), true);

  on("click", (target) => {
    const chapter = target.closest("[data-seek]");
    const plays = chapter && recording(chapter);
    if (!plays) return;
    plays.currentTime = Number(chapter.dataset.seek);
    plays.play().catch(() => plays.focus()); // a browser may leave the start to the learner
  });
  on("change", (target) => {
    if (target.matches("[data-speed]")) for (const one of document.querySelectorAll("video, audio")) /** @type {HTMLMediaElement} */ (one).playbackRate = Number(target.value);
  });
  on("ratechange", (target) => {
    if (target.readyState) speed = target.playbackRate;
    for (const one of document.querySelectorAll("[data-speed]")) /** @type {HTMLSelectElement} */ (one).value = String(speed);
  });
  on("loadedmetadata", (target) => {
    target.playbackRate = speed;
  });
  on("timeupdate", (target) => {
    const all = [...(target.closest(".media")?.querySelectorAll("[data-seek]") || [])];
    const now = all.filter((one) => Number(one.dataset.seek) <= target.currentTime).pop();
    for (const one of all) one.setAttribute("aria-current", String(one === now));
  });
  on("cuechange", (target) => {
    const cues = [...(target.track?.activeCues || [])].map((cue) => cue.getCueAsHTML());
    if (target.kind === "captions") target.closest(".media")?.querySelector(".caption")?.replaceChildren(...cues);
  });
}
