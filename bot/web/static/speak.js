// @ts-check
/**
 * Tell screen readers what happened. The two regions are in the page from the start and empty;
 * text is put in a moment later and taken out again, so each thing is said once.
 */

const HEARD = 10_000;

/** @param {string} id */
function region(id) {
  const element = /** @type {HTMLElement} */ (document.getElementById(id));
  let timer = 0;
  return (/** @type {string} */ text) => {
    clearTimeout(timer);
    element.textContent = "";
    timer = setTimeout(() => {
      element.textContent = text;
      timer = setTimeout(() => { element.textContent = ""; }, HEARD);
    }, 100);
  };
}

/** Say something when the person has time for it. */
export const say = region("status");
/** Say something at once: only for danger and for a message that was not sent. */
export const warn = region("alert");

/**
 * Sum an answer up: its first sentence and how many steps it has.
 * @param {any[]} messages
 * @param {{[key: string]: string}} words
 */
export function summary(messages, words) {
  const first = (messages[0].text.match(/^[^\n]+?[.!?](?=\s|$)/) || [messages[0].text.slice(0, 200)])[0];
  const steps = messages.flatMap((m) => (m.custom && m.custom.blocks) || [])
    .reduce((n, b) => n + (b.kind === "steps" ? b.items.length : 0), 0);
  return [words.answered.replace("{text}", first),
    steps ? words.answered_steps.replace("{count}", String(steps)) : "", words.newest].join(" ");
}
