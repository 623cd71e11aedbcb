// Read a reply aloud, sentence by sentence, and mark each word while it is spoken.
import { mute, status } from "./announce.js";
import { choices } from "./choices.js";
import { say } from "./words.js";

const SILENCE = "data:audio/wav;base64,UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQIAAAAAAA==";
const audio = new Audio();
let job = null;

export function isReading() {
  return job !== null;
}

export function stopReading() {
  if (!job) return false;
  job.stopped = true;
  audio.pause();
  job.wake();
  end(say("page.reading_stopped"));
  return true;
}

// `parts` is a list of {element, source}: what stands on the screen, and its text. `ended` is called once.
export async function read(parts, ended) {
  stopReading();
  const mine = { stopped: false, ended, wake: () => {} };
  job = mine;
  mute(true);
  status(say("page.reading"));
  // Some browsers let a page play sound only if it starts during the press of a button.
  audio.src = SILENCE;
  audio.play().catch(() => {});
  try {
    let heard = 0;
    for (const part of parts) heard += await readPart(mine, part);
    if (!mine.stopped) end(heard ? "" : say("page.nothing_to_read"));
  } catch (fault) {
    if (!mine.stopped) end(fault.message);
  }
}

function end(text) {
  const { ended } = job;
  job = null;
  mute(false);
  status(text);
  ended();
}

async function readPart(mine, { element, source }) {
  const words = [...element.querySelectorAll(".w")].map((node) => ({
    node,
    at: Number(node.dataset.at),
    end: Number(node.dataset.end),
  }));
  let number = 0;
  let next = fetchSentence(source, number);
  while (!mine.stopped) {
    const sentence = await next;
    if (!sentence || mine.stopped) break;
    number += 1;
    next = fetchSentence(source, number);
    // A fault in the sentence after this one is told when its turn comes.
    next.catch(() => {});
    await play(mine, sentence, words);
  }
  return number;
}

async function fetchSentence(text, number) {
  const { rate, voice } = choices.voice;
  let answer;
  try {
    answer = await fetch("/page/speak", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text, number, rate, voice }),
    });
  } catch {
    throw new Error(`${say("page.server_gone")} ${say("page.server_gone_mend")}`);
  }
  if (answer.status === 204) return null;
  const got = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(got.say ? `${got.say} ${got.mend}` : `${say("page.read_aloud_fault")} ${say("page.read_aloud_fault_mend")}`);
  return got;
}

async function play(mine, sentence, words) {
  const address = URL.createObjectURL(new Blob([bytes(sentence.wav)], { type: "audio/wav" }));
  const times = sentence.words.map(([at, end, start, stop]) => ({
    start,
    stop,
    nodes: words.filter((word) => word.at < end && word.end > at).map((word) => word.node),
  }));
  let lit = [];
  let frame = 0;

  function mark() {
    const now = spokenAt(times, audio.currentTime);
    const nodes = document.documentElement.dataset.highlight === "off" || !now ? [] : now.nodes;
    if (nodes[0] !== lit[0]) {
      const followed = !lit.length || inView(lit[0]);
      lit.forEach((node) => node.classList.remove("on"));
      nodes.forEach((node) => node.classList.add("on"));
      if (nodes.length && followed && !inView(nodes[0])) nodes[0].scrollIntoView({ block: "center" });
      lit = nodes;
    }
    frame = requestAnimationFrame(mark);
  }

  try {
    await new Promise((done, failed) => {
      mine.wake = done;
      audio.onended = () => audio.currentSrc === address && done();
      audio.onerror = () => failed(new Error(`${say("page.play_fault")} ${say("page.play_fault_mend")}`));
      audio.src = address;
      audio.play().then(mark, (fault) => {
        if (mine.stopped) done();
        else failed(new Error(`${say("page.play_fault")} ${say("page.play_fault_mend")}`, { cause: fault }));
      });
    });
  } finally {
    cancelAnimationFrame(frame);
    lit.forEach((node) => node.classList.remove("on"));
    audio.onerror = null;
    URL.revokeObjectURL(address);
  }
}

// The last word that has begun; it stays marked through the pause after it.
function spokenAt(times, seconds) {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle].start <= seconds) low = middle + 1;
    else high = middle;
  }
  return times[low - 1];
}

function inView(node) {
  const { top, bottom } = node.getBoundingClientRect();
  return top >= 0 && bottom <= document.querySelector(".sc-bar").getBoundingClientRect().top;
}

function bytes(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
