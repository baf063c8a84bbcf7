// @ts-check
/**
 * A quick way out, shown when a chat touches danger. It behaves as "Exit this page" of
 * GOV.UK Frontend does (MIT licence, Crown Copyright): a button, three presses of Shift within
 * five seconds, a blank page at once, and a reset when the page is shown again.
 */

const WITHIN = 5_000;

/**
 * @param {HTMLElement} bar
 * @param {{[key: string]: string}} words
 * @param {(text: string) => void} say
 * @param {() => void} forget delete the chat here and on the server
 */
export function quickExit(bar, words, say, forget) {
  const link = /** @type {HTMLAnchorElement} */ (bar.querySelector("a"));
  let presses = 0;
  let timer = 0;
  let alone = false;
  /** @type {HTMLElement | null} */
  let cover = null;

  function leave() {
    forget();
    cover = document.createElement("div");
    cover.className = "gone";
    cover.setAttribute("role", "alert");
    cover.textContent = words.leaving;
    document.body.append(cover);
    document.title = words.leaving;
    // A council page that shows the chat in a panel leaves with it; it knows where to.
    if (window.parent !== window) window.parent.postMessage("send-help:exit", "*");
    window.location.replace(link.href);
  }

  function reset() {
    presses = 0;
    clearTimeout(timer);
  }

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("keydown", (event) => {
    alone = event.key === "Shift" && !event.repeat;
  }, true);
  document.addEventListener("keyup", (event) => {
    if (bar.hidden) return;
    if (event.key !== "Shift" || !alone) return reset();
    presses += 1;
    clearTimeout(timer);
    timer = setTimeout(reset, WITHIN);
    if (presses === 3) return leave();
    say(words.more.replace("{count}", String(3 - presses)));
  }, true);
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted || !cover) return;
    // Shown again from the browser's memory: start clean.
    window.location.reload();
  });

  const note = /** @type {HTMLElement} */ (document.getElementById("exit-note"));
  /** @type {HTMLElement} */ (note.querySelector(".keys")).hidden = false;
  return () => { bar.hidden = note.hidden = false; };
}
