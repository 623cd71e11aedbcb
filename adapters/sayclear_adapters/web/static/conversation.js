// The transcript. It grows downwards, and what is on the screen never moves under the reader.
import { status, useLog } from "./announce.js";
import { makeTurn } from "./turn.js";
import { say } from "./words.js";
import { load, open, renew } from "./work.js";

const ALIVE_MS = 3000;
const ENDS = ["done", "stopped", "failed"];

let turns = null;
let empty = null;
let count = 0;
const all = []; // every turn on the page, oldest first
let current = null; // the turn that runs: {id, turn, over, onend}
let end = null; // the line with New conversation
let old = null; // what New conversation put aside, until the next message: {turns, all, work}

// The draft that was kept, once what was kept of the conversation is on the page.
let told;
export const restored = new Promise((then) => (told = then));

export function mount({ element, value, watch }) {
  turns = element.querySelector(".sc-turns");
  empty = element.querySelector(".sc-empty");
  useLog(element.querySelector(".sc-said"));
  watch(() => update(value()));
  end = element.querySelector(".sc-talk-end");
  end.querySelector(".sc-new").addEventListener("click", begun);
  end.querySelector(".sc-back").addEventListener("click", broughtBack);
  addEventListener("pagehide", () => old?.work.end());
  open().then(load).then(restore);
  addEventListener("keydown", (event) => {
    if (event.key !== "F2" || event.ctrlKey || event.altKey || event.shiftKey || event.metaKey || event.repeat) return;
    event.preventDefault();
    if (all.length && !turnInUse().swapOriginal()) status(say("page.original_none"));
  });
  // Gradio says that the event is over; if the turn has not ended by itself, the program has a fault.
  addEventListener("sayclear-turn-ended", () => {
    const open = current;
    setTimeout(() => open === current && open && !open.over && fail(say("page.inside_fault"), say("page.inside_fault_mend")), 1500);
  });
}

function restore({ turns: kept, draft }) {
  for (const data of kept) {
    count = Math.max(count + 1, data.turn);
    const turn = makeTurn(count, data.words);
    all.push(turn);
    turns.append(turn.node);
    turn.update(data);
  }
  showEnd();
  if (kept.length) {
    all.at(-1).node.scrollIntoView({ block: "start" });
    status(say("page.talk_restored"));
  }
  told({ draft, words: kept.map((data) => data.words) });
}

function showEnd() {
  end.hidden = !all.length && !old;
  end.querySelector(".sc-new").hidden = !all.length;
  end.querySelector(".sc-help").hidden = !all.length;
  end.querySelector(".sc-back").hidden = !old;
  empty.hidden = all.length > 0;
}

// Nothing is deleted until the next message: one press brings it back.
async function begun() {
  if (isWriting()) {
    status(say("page.still_writing"));
    return;
  }
  old?.work.end();
  old = { nodes: [...turns.children], all: all.splice(0), work: await renew() };
  turns.replaceChildren();
  showEnd();
  status(say("page.talk_begun"));
  document.querySelector("#sayclear-message").focus();
}

function broughtBack() {
  old.work.back();
  turns.replaceChildren(...old.nodes);
  all.push(...old.all);
  old = null;
  showEnd();
  status(say("page.talk_is_back"));
  end.querySelector(".sc-new").focus();
}

export function isWriting() {
  return current !== null && !current.over;
}

// Show the person's own words at once. `onend` gets the state that the turn ended in, and what to say.
export function begin(words, onend) {
  count += 1;
  const turn = makeTurn(count, words);
  all.push(turn);
  current = { id: count, turn, over: false, onend };
  old?.work.end();
  old = null;
  showEnd();
  turns.append(turn.node);
  turn.node.scrollIntoView({ block: "start" });
  status(say("page.sent"));
  watchServer(current);
  return count;
}

// The turn that has the focus, else the last one that can be seen, else the last one.
function turnInUse() {
  const bottom = document.querySelector(".sc-bar").getBoundingClientRect().top;
  const seen = all.filter(({ node }) => {
    const answer = (node.querySelector(".sc-answer") ?? node).getBoundingClientRect();
    return answer.bottom > 0 && answer.top < bottom;
  });
  return all.find(({ node }) => node.contains(document.activeElement)) ?? seen.at(-1) ?? all.at(-1);
}

function update(data) {
  if (!data || !current || data.turn !== current.id || current.over) return;
  current.turn.update(data);
  status(data.status);
  if (ENDS.includes(data.state)) finish(data);
}

function finish(data) {
  current.over = true;
  current.onend(data);
}

function fail(what, mend) {
  const data = { turn: current.id, state: "failed", status: `${what} ${mend}`, said: [], failed: { say: what, mend } };
  update(data);
}

// If the program itself is gone, say so, and give the words back.
function watchServer(mine) {
  let missed = 0;
  const timer = setInterval(async () => {
    if (mine.over) {
      clearInterval(timer);
      return;
    }
    const there = await fetch("/page/alive").then(
      (answer) => answer.ok,
      () => false,
    );
    missed = there ? 0 : missed + 1;
    if (missed >= 2 && !mine.over) fail(say("page.server_gone"), say("page.server_gone_mend"));
  }, ALIVE_MS);
}
