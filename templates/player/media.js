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
  on("timeupdate", follow);
  on("cuechange", (target) => follow(target.parentElement));
}

/** Marks the chapter that plays, and shows the words over a sound, which has no picture for them. @param {HTMLMediaElement} plays */
function follow(plays) {
  const within = plays.closest(".media");
  const chapters = /** @type {HTMLElement[]} */ ([...(within?.querySelectorAll("[data-seek]") || [])]);
  const now = chapters.filter((one) => Number(one.dataset.seek) <= plays.currentTime).pop();
  for (const one of chapters) one.setAttribute("aria-current", String(one === now));
  const track = [...plays.textTracks].find((one) => one.kind === "captions");
  // Chromium holds a caption active at its very end, where the next begins: after a jump there it stays so.
  const cues = [...(track?.activeCues || [])].filter((cue) => cue.endTime > plays.currentTime);
  within?.querySelector(".caption")?.replaceChildren(...cues.map((cue) => /** @type {VTTCue} */ (cue).getCueAsHTML()));
}
