// Which conversation this window holds. Its id stays in the browser; what is in it, in a file on this computer.
const MINE = "sayclear.work"; // this window's, over a reload
const KNOWN = "sayclear.works"; // every conversation that this browser has not ended, the newest last
const TRIES = 5;
const DRAFT_MS = 300;

let release = () => {};
let waiting = 0;

export const work = { id: "" };

// Take up this window's conversation, or else one that no other window holds, or begin a new one.
export async function open() {
  const wanted = [sessionStorage.getItem(MINE), ...known().reverse()].filter(Boolean);
  for (const id of new Set(wanted)) {
    if (await hold(id, id === wanted[0] ? TRIES : 1)) return take(id);
  }
  const id = fresh();
  await hold(id, 1);
  return take(id);
}

// Begin a new conversation. Gives back what ends the old one, and what brings it back.
export async function renew() {
  const old = { id: work.id, release };
  const id = fresh();
  await hold(id, 1);
  take(id);
  return {
    end() {
      old.release();
      forget(old.id);
      return ask("end", { work: old.id });
    },
    back() {
      release();
      forget(work.id);
      release = old.release;
      take(old.id);
    },
  };
}

export async function load() {
  const answer = await ask("open", { work: work.id });
  return answer?.ok ? answer.json() : { turns: [], draft: "" };
}

export function keepDraft(draft, now = false) {
  clearTimeout(waiting);
  waiting = setTimeout(() => ask("draft", { work: work.id, draft }), now ? 0 : DRAFT_MS);
}

function ask(what, body) {
  // `keepalive`: also while the page is being left.
  const sent = JSON.stringify(body);
  return fetch(`/page/work/${what}`, { method: "POST", body: sent, keepalive: sent.length < 60_000 }).catch(() => null);
}

function take(id) {
  work.id = id;
  sessionStorage.setItem(MINE, id);
  localStorage.setItem(KNOWN, JSON.stringify([...known().filter((one) => one !== id), id]));
}

function known() {
  try {
    return JSON.parse(localStorage.getItem(KNOWN) ?? "[]");
  } catch {
    return [];
  }
}

function forget(id) {
  localStorage.setItem(KNOWN, JSON.stringify(known().filter((one) => one !== id)));
}

function fresh() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

// Only one window at a time holds a conversation. While a page loads again, the old one may hold it a moment more.
async function hold(id, tries) {
  if (!navigator.locks) return true;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (attempt) await new Promise((then) => setTimeout(then, 100));
    const held = await new Promise((then) => {
      navigator.locks.request(`sayclear-${id}`, { ifAvailable: true }, (lock) => {
        then(lock !== null);
        return lock ? new Promise((end) => (release = end)) : null;
      });
    });
    if (held) return true;
  }
  return false;
}
