// The original of a reply, in its place and back: F2, or the button.
import { status } from "./announce.js";
import { h, setText } from "./dom.js";
import { stopReading } from "./reader.js";
import { textNodes } from "./text.js";
import { say } from "./words.js";

export function makeOriginal(answer, { source, blocks }) {
  const words = h("div", { class: "sc-original-text" }, textNodes(blocks));
  const note = h("p", { class: "sc-end sc-original-note" }, say("page.original_help"));
  const place = h("div", { class: "sc-original", tabindex: "-1" }, note, words);
  const button = h(
    "button",
    { type: "button", class: "sc-button sc-show-original", "aria-keyshortcuts": "F2", onclick: swap },
    say("page.original"),
  );
  let cameFrom = null; // what had the focus and is hidden now

  const reply = () => [...answer.querySelectorAll(":scope > .sc-text, :scope > .sc-more")];
  const isShown = () => place.isConnected;

  function swap() {
    stopReading();
    const back = isShown();
    inPlace(() => (back ? leave() : enter()));
    status(say(back ? "page.reply_shown" : "page.original_shown"));
  }

  function enter() {
    const parts = reply();
    const top = parts[0].getBoundingClientRect().top;
    const height = parts.at(-1).getBoundingClientRect().bottom - top;
    cameFrom = parts.some((part) => part.contains(document.activeElement)) ? document.activeElement : null;
    for (const part of parts) part.hidden = true;
    // What stands below does not move up, so the window stays where it is.
    place.style.minHeight = `${height}px`;
    parts[0].before(place);
    if (cameFrom) place.focus({ preventScroll: true });
    setText(button, say("page.original_back"));
  }

  function leave() {
    if (!isShown()) return;
    const had = place.contains(document.activeElement);
    place.remove();
    for (const part of reply()) part.hidden = false;
    if (had) (cameFrom ?? button).focus({ preventScroll: true });
    setText(button, say("page.original"));
  }

  // The button stays under the finger. Whoever pressed the key keeps the top of the reply where it is.
  function inPlace(change) {
    const anchor = document.activeElement === button ? button : answer;
    const before = anchor.getBoundingClientRect().top;
    change();
    scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: "instant" });
  }

  return { button, isShown, leave, part: { element: words, source }, swap };
}
