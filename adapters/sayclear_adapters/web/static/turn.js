// One turn on the screen: what the person said, a card where one is due, the answer, and what belongs to it.
import { sentence as announce } from "./announce.js";
import { h, morph, setText } from "./dom.js";
import { showBetter } from "./more.js";
import { makeOriginal } from "./original.js";
import { isReading, read, stopReading } from "./reader.js";
import { checked } from "./receipt.js";
import { textNodes } from "./text.js";
import { say } from "./words.js";

export function makeTurn(number, words) {
  const said = h("p", { class: "sc-said-by-you" }, words);
  const you = article("sc-you", `you-${number}`, say("page.you_said"), said);
  const node = h("div", { class: "sc-turn" }, you);
  let answer = null;
  let spoken = 0;
  let shown = null; // the version on the screen: {text, more, receipt}
  let first = null;
  let original = null;
  let ended = false;

  function update(data) {
    if (data.card && !node.querySelector(".sc-card")) addCard(data.card);
    if (data.text && !ended) show({ text: data.text, more: data.more, receipt: data.receipt });
    for (const text of data.said.slice(spoken)) announce(text);
    spoken = Math.max(spoken, data.said.length);
    if (["done", "stopped", "failed"].includes(data.state) && !ended) {
      ended = true;
      finish(data);
    }
  }

  function addCard(card) {
    const people = card.people.map((person) =>
      h("li", {}, h("strong", {}, person.name), h("span", { class: "sc-reach" }, person.reach), h("span", {}, person.hours)),
    );
    const lines = card.lines.map((line) => h("p", {}, line));
    node.append(
      article("sc-card", `card-${number}`, card.title, ...lines, h("ul", {}, ...people), h("p", { class: "sc-help" }, card.dated)),
    );
    [card.title, ...card.lines, ...card.people.map((person) => `${person.name}: ${person.reach}`)].forEach(announce);
  }

  function show(version) {
    if (!answer) {
      answer = article("sc-answer", `answer-${number}`, say("page.answered"), h("div", { class: "sc-text" }));
      node.append(answer);
    }
    shown = version;
    morph(answer.querySelector(".sc-text"), textNodes(version.text.blocks));
    const fold = answer.querySelector(".sc-more");
    if (!version.more) fold?.remove();
    else if (fold) morph(fold.querySelector(".sc-more-text"), textNodes(version.more.blocks));
    else answer.querySelector(".sc-text").after(moreFold(version.more));
  }

  function finish(data) {
    if (answer) {
      if (data.state === "stopped") note("stopped", say("page.said_stop"), say("page.stopped_unchecked"));
      if (data.state === "failed") note("ended_early", say("page.ended_early"));
      first = shown;
      if (data.model?.warning.length) answer.append(warning(data.model));
      if (data.original) original = makeOriginal(answer, data.original);
      answer.append(buttons(data.tidy));
      if (data.model) answer.append(h("p", { class: "sc-model" }, [data.model.line, data.model.short].join(" ").trim()));
      if (shown.receipt) answer.append(checked(shown.receipt));
    } else if (data.state === "stopped") {
      node.append(article("sc-answer", `answer-${number}`, say("page.stopped"), h("p", { class: "sc-end sc-stopped" }, data.status)));
    }
    // What went wrong and how to go on stands beside the message box.
    if (data.state === "failed" && !answer) node.append(h("p", { class: "sc-end sc-turn-fault" }, say("page.no_answer")));
  }

  function note(kind, ...lines) {
    answer.append(h("p", { class: `sc-end sc-${kind}` }, lines.join(" ")));
  }

  function buttons(tidy) {
    const reader = h("button", { type: "button", class: "sc-button sc-read", onclick: readOrStop }, say("page.read_aloud"));
    const row = h("div", { class: "sc-buttons" }, reader);
    if (!tidy) {
      if (original) row.append(original.button);
      return row;
    }
    const swap = h("button", { type: "button", class: "sc-button sc-tidy" }, say("page.tidier"));
    const hint = h("p", { class: "sc-help sc-tidy-help" }, say("page.tidier_ready"));
    swap.addEventListener("click", () => {
      stopReading();
      original?.leave();
      const toTidy = shown !== tidy;
      show(toTidy ? tidy : first);
      setText(swap, say(toTidy ? "page.first_version" : "page.tidier"));
      hint.hidden = toTidy;
      const old = answer.querySelector(".sc-checked");
      if (shown.receipt) old?.replaceWith(checked(shown.receipt, old.querySelector("details").open));
    });
    row.append(swap);
    if (original) row.append(original.button);
    return h("div", {}, row, hint);
  }

  function readOrStop(event) {
    const button = event.currentTarget;
    if (isReading() && button.dataset.reading) {
      stopReading();
      return;
    }
    const parts = original?.isShown()
      ? [original.part]
      : [{ element: answer.querySelector(".sc-text"), source: shown.text.source }];
    const fold = answer.querySelector(".sc-more");
    if (fold?.open && !fold.hidden) parts.push({ element: fold.querySelector(".sc-more-text"), source: shown.more.source });
    stopReading();
    button.dataset.reading = "yes";
    setText(button, say("page.stop_reading"));
    read(parts, () => {
      delete button.dataset.reading;
      setText(button, say("page.read_aloud"));
    });
  }

  // Gives false where the reply is the same as its original.
  function swapOriginal() {
    if (!original) return false;
    original.swap();
    return true;
  }

  return { node, update, words, swapOriginal };
}

function article(kind, id, title, ...children) {
  return h("article", { class: kind, "aria-labelledby": id }, h("h3", { id }, title), ...children);
}

function moreFold(more) {
  return h(
    "details",
    { class: "sc-more" },
    h("summary", {}, say("page.more_text")),
    h("div", { class: "sc-more-text" }, textNodes(more.blocks)),
  );
}

// What to know of a model that is often wrong, beside what it said.
function warning(model) {
  const lines = model.warning.map((line) => h("p", {}, line));
  const better = h("button", { type: "button", class: "sc-link", onclick: showBetter }, say("page.better_title"));
  return h("div", { class: "sc-warning", role: "note" }, ...lines, model.better ? better : null);
}
