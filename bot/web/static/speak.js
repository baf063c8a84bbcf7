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

/** @param {string} text @param {number} most how many characters, to the end of a sentence */
function opening(text, most) {
  const sentences = text.match(/[^\n]+?(?:[.!?](?=\s|$)|\n|$)/g) || [text];
  let said = "";
  for (const sentence of sentences) {
    if (said && said.length + sentence.length > most) break;
    said += sentence;
  }
  return said.slice(0, 400).trim();
}

/**
 * Sum an answer up: its first sentence (of a safe reply more) and how many steps it has.
 * @param {any[]} messages
 * @param {{[key: string]: string}} words
 * @param {boolean} grave
 */
export function summary(messages, words, grave) {
  const steps = messages.flatMap((m) => (m.custom && m.custom.blocks) || [])
    .reduce((n, b) => n + (b.kind === "steps" ? b.items.length : 0), 0);
  return [words.answered.replace("{text}", opening(messages[0].text, grave ? 300 : 0)),
    steps ? words.answered_steps.replace("{count}", String(steps)) : "", words.newest].join(" ");
}
