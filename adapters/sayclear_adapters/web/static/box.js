// The message box: nothing typed is lost, nothing is sent by itself, and Escape stops what runs.
import { status } from "./announce.js";
import { choices } from "./choices.js";
import { begin, isWriting, restored } from "./conversation.js";
import { setText } from "./dom.js";
import { offerStop, stopReply } from "./now.js";
import { isReading, stopReading } from "./reader.js";
import { record } from "./recorder.js";
import { say } from "./words.js";
import { keepDraft, work } from "./work.js";

const DRAFT = "sayclear.draft";
const SENT = "sayclear.sent";

export function mount({ element, send }) {
  const form = element.querySelector("form");
  const box = form.querySelector("textarea");
  const fault = form.querySelector(".sc-fault");
  const heard = form.querySelector(".sc-heard");
  const sendButton = form.querySelector(".sc-primary");
  const recordButton = form.querySelector(".sc-record");
  let recording = null;

  keepVisible(form);

  // Words that were typed, or sent and not yet answered, survive a reload of the page. So do words that
  // were typed while the page was still starting; the browser may have put the draft there itself.
  const sent = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  putIn([sessionStorage.getItem(DRAFT), box.value]);
  // After a crash or a restart, the file has what the browser has lost. A message that stands in the
  // conversation again is not put into the box a second time.
  restored.then(({ draft, words }) => {
    putIn([words.includes(sent) ? "" : sent, box.value || draft]);
    keep();
    // Until now they could do nothing.
    sendButton.disabled = recordButton.disabled = false;
  });
  box.addEventListener("input", () => {
    keep();
    complain("");
  });
  addEventListener("pagehide", () => keepDraft(box.value, true));

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
      event.preventDefault();
      submit();
    }
  });
  recordButton.addEventListener("click", () => (recording ? stopRecording() : startRecording()));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (recording) stopRecording();
    else if (isReading()) stopReading();
    else if (isWriting()) stopReply();
  });

  function putIn(texts) {
    const text = [...new Set(texts.filter(Boolean))].join("\n");
    if (text !== box.value) box.value = text;
    if (text) sessionStorage.setItem(DRAFT, text);
  }

  // In the browser at once, and in the file a moment later.
  function keep() {
    if (box.value) sessionStorage.setItem(DRAFT, box.value);
    else sessionStorage.removeItem(DRAFT);
    keepDraft(box.value);
  }

  function submit() {
    const words = box.value.trim();
    if (!words) {
      complain(say("page.empty_box"));
      box.focus();
      return;
    }
    if (isWriting()) {
      status(say("page.still_writing"));
      return;
    }
    stopReading();
    complain("");
    setText(heard, "");
    sessionStorage.setItem(SENT, words);
    box.value = "";
    keep();
    writing(true);
    const id = begin(words, ended);
    send({ id, words, presets: choices.presets, answers: choices.answers, model: choices.model, work: work.id });
  }

  function ended(data) {
    writing(false);
    const words = sessionStorage.getItem(SENT) ?? "";
    sessionStorage.removeItem(SENT);
    if (data.state !== "failed") return;
    const { say: what, mend } = data.failed;
    let kept = "";
    if (!box.value.trim()) {
      box.value = words;
      keep();
      kept = ` ${say("page.draft_kept")}`;
    }
    complain(`${what} ${mend}${kept}`);
  }

  function writing(now) {
    sendButton.setAttribute("aria-disabled", String(now));
    // When Stop had the focus and is gone now, the box is the next thing a person needs.
    if (offerStop(now)) box.focus({ preventScroll: true });
  }

  function complain(text) {
    setText(fault, text);
    if (text) box.setAttribute("aria-invalid", "true");
    else box.removeAttribute("aria-invalid");
    const described = "sc-heard sc-example sc-how";
    box.setAttribute("aria-describedby", text ? `sc-fault ${described}` : described);
  }

  async function startRecording() {
    stopReading();
    complain("");
    setText(heard, "");
    if (choices.deaf) {
      complain(choices.deaf);
      return;
    }
    recordButton.disabled = true;
    try {
      recording = await record(() => {
        stopRecording();
        status(say("page.recording_full"));
      });
      setText(recordButton, say("page.stop_recording"));
      recordButton.classList.add("sc-on");
      status(say("page.recording"));
    } catch {
      complain(`${say("page.microphone_off")} ${say("page.microphone_off_mend")}`);
    }
    recordButton.disabled = false;
    recordButton.focus();
  }

  async function stopRecording() {
    const ending = recording;
    if (!ending) return;
    recording = null;
    setText(recordButton, say("page.record"));
    recordButton.classList.remove("sc-on");
    status(say("page.hearing"));
    const sound = await ending.stop();
    try {
      const answer = await fetch("/page/hear", { method: "POST", headers: { "content-type": "audio/wav" }, body: sound });
      const got = await answer.json();
      if (answer.ok) take(got);
      else {
        complain(`${got.say} ${got.mend}`);
        status("");
      }
    } catch {
      complain(`${say("page.server_gone")} ${say("page.server_gone_mend")}`);
      status("");
    }
  }

  function take({ text, unsure }) {
    if (!text) {
      status(say("page.heard_nothing"));
      return;
    }
    const before = box.value.trimEnd();
    box.value = before ? `${before} ${text}` : text;
    keep();
    setText(heard, unsure.length ? say("page.check_words", { words: unsure.join(", ") }) : "");
    status(say("page.heard"));
  }
}

// The box stays at the foot of the window, unless the window is so low that little else would fit.
function keepVisible(form) {
  const measure = () => {
    const height = form.getBoundingClientRect().height;
    const sticks = height < innerHeight * 0.48;
    document.documentElement.dataset.box = sticks ? "sticks" : "flows";
    document.documentElement.style.setProperty("--sc-box-height", `${sticks ? Math.round(height) : 0}px`);
  };
  new ResizeObserver(measure).observe(form);
  addEventListener("resize", measure);
  measure();
}
