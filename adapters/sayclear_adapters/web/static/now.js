// What is happening now, in one line, and the way to stop it.
import { useLine } from "./announce.js";
import { isWriting } from "./conversation.js";

let button = null;
let send = () => {};

export function mount({ element, stop }) {
  send = stop;
  button = element.querySelector(".sc-stop");
  useLine(element.querySelector(".sc-status"));
  button.addEventListener("click", stopReply);
}

export function stopReply() {
  if (isWriting()) send();
}

// Show Stop only while there is something to stop. Gives true where it had the focus when it went.
export function offerStop(now) {
  if (!button) return false;
  const focused = document.activeElement === button;
  button.classList.toggle("sc-shown", now);
  return !now && focused;
}
