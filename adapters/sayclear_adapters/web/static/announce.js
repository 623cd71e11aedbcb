// What a screen reader hears: one lasting status line, and a log of whole sentences, each once.
import { h, setText } from "./dom.js";

let log = null;
let line = null;
let muted = false;
const STAYS_MS = 6000;

export function useLog(node) {
  log = node;
}

export function useLine(node) {
  line = node;
}

export function status(text) {
  if (line) setText(line, text);
}

// While our own voice reads, a second one is silent.
export function mute(now) {
  muted = now;
}

export function sentence(text) {
  if (!log || muted) return;
  const spoken = h("p", {}, text);
  log.append(spoken);
  // Gone again after a while, so that nobody who walks through the page meets the text twice.
  setTimeout(() => spoken.remove(), STAYS_MS);
}
