// How the person likes to read: presets that combine, and a question where two want different things.
import { choices } from "./choices.js";
import { h, setText } from "./dom.js";
import { status } from "./announce.js";
import { tellReasons } from "./more.js";

export function mount({ element, value, watch, choose }) {
  const boxes = [...element.querySelectorAll("input[name=preset]")];
  const now = element.querySelector(".sc-now");
  const questions = element.querySelector(".sc-questions");

  element.addEventListener("change", (event) => {
    if (event.target.name === "preset") {
      choices.presets = boxes.filter((box) => box.checked).map((box) => box.value);
      const titles = boxes.filter((box) => box.checked).map((box) => box.dataset.title);
      setText(now, titles.join(", ") || boxes[0].dataset.title);
    } else {
      choices.answers = { ...choices.answers, [event.target.name]: event.target.value };
    }
    choose({ presets: choices.presets, answers: choices.answers });
  });
  watch(show);
  show();
  // A box that was ticked while the page was still starting counts too.
  const early = boxes.filter((box) => box.checked).map((box) => box.value);
  if (early.join() !== choices.presets.join()) boxes[0].dispatchEvent(new Event("change", { bubbles: true }));

  function show() {
    const data = value();
    // An answer to an earlier choice may come late.
    if (!data || data.presets.join() !== choices.presets.join()) return;
    if (data.fault) {
      status(data.fault);
      return;
    }
    choices.voice = data.voice;
    window.sayclearLook.give(data.look);
    tellReasons(data.why);
    ask(data.questions);
  }

  // Only what is asked is drawn again, so that the focus stays where it is.
  function ask(list) {
    const asked = list.map((question) => question.key).join(" ");
    if (questions.dataset.asked === asked) return;
    questions.dataset.asked = asked;
    questions.replaceChildren(...list.map(questionNode));
  }
}

function questionNode(question) {
  const options = question.options.map((option, index) => {
    const id = `answer-${question.key}-${index}`;
    const radio = h("input", { type: "radio", id, name: question.key, value: option.value, checked: option.value === question.chosen });
    return h("div", { class: "sc-choice" }, radio, h("label", { for: id }, option.say));
  });
  return h(
    "fieldset",
    { class: "sc-question" },
    h("legend", {}, question.ask),
    h("p", { class: "sc-help" }, question.help),
    ...options,
  );
}
