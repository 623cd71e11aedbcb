// Everything that is not needed for one question and one answer: the model, the look, the reasons.
import { choices } from "./choices.js";
import { h, setText } from "./dom.js";
import { say } from "./words.js";

let part = null;
let reasons = [];

export function mount({ element, value, watch, model }) {
  part = element;
  const look = window.sayclearLook;
  const selects = [...element.querySelectorAll("select[data-look]")];

  for (const select of selects) {
    select.addEventListener("change", () => look.choose(select.dataset.look, JSON.parse(select.value)));
  }
  element.querySelector(".sc-look-back").addEventListener("click", () => {
    look.forget();
    showLook();
  });
  element.querySelector("details").addEventListener("toggle", showLook);
  element.querySelector(".sc-models").addEventListener("change", (event) => {
    choices.model = event.target.value;
    model({ model: choices.model });
  });
  watch(() => showModels(element, value()));
  showModels(element, value());
  showLook();
  tellReasons(reasons);

  function showLook() {
    const values = look.values();
    for (const select of selects) {
      const wanted = JSON.stringify(values[select.dataset.look]);
      if (wanted === undefined) continue;
      if (![...select.options].some((option) => option.value === wanted)) {
        select.append(h("option", { value: wanted }, wanted));
      }
      select.value = wanted;
    }
  }
}

// Open the place that says how to get a better model, and go there.
export function showBetter() {
  const better = part.querySelector(".sc-better");
  part.querySelector("details").open = true;
  better.open = true;
  better.querySelector("summary").focus();
}

// Say why each setting is as it is. May be called before this part is there.
export function tellReasons(list) {
  reasons = list;
  part?.querySelector(".sc-why").replaceChildren(...list.map((reason) => h("li", {}, reason)));
}

function showModels(element, data) {
  if (!data) return;
  const group = element.querySelector(".sc-models");
  const names = data.models.map((model) => model.name).join("\n");
  if (group.dataset.names !== names) {
    group.dataset.names = names;
    group.querySelectorAll(".sc-choice").forEach((row) => row.remove());
    group.append(...data.models.map(modelRow));
  }
  group.hidden = !data.models.length;
  element.querySelector(".sc-no-model").hidden = data.models.length > 0;
  choices.model = data.chosen ?? "";
  for (const radio of group.querySelectorAll("input")) radio.checked = radio.value === choices.model;
  setText(element.querySelector(".sc-fault"), data.fault);
  choices.deaf = data.deaf;
  document.querySelector(".sc-missing").replaceChildren(...data.missing.map((sentence) => h("li", {}, sentence)));
  for (const line of document.querySelectorAll(".sc-where")) {
    setText(line, data.goes_out || say("page.privacy"));
    line.classList.toggle("sc-goes-out", Boolean(data.goes_out));
  }
}

function modelRow(model, index) {
  const id = `model-${index}`;
  return h(
    "div",
    { class: "sc-choice" },
    h("input", { type: "radio", name: "model", id, value: model.name, "aria-describedby": `${id}-note` }),
    h("label", { for: id }, model.label),
    h("p", { class: "sc-help", id: `${id}-note` }, model.note),
  );
}
