// The receipt: what fits, what was changed and why, what stays. Nothing here is told by colour alone.
import { h } from "./dom.js";
import { say } from "./words.js";

// What could not be done is said in the open, beside the receipt.
export function checked(data, open = false) {
  return h("div", { class: "sc-checked" }, data.note ? h("p", { class: "sc-note" }, data.note) : null, receipt(data, open));
}

function receipt(data, open) {
  const inner = h(
    "div",
    { class: "sc-inner" },
    ...section("receipt.not_met_title", data.not_met.map(notMet)),
    ...section("page.table_title", [limits(data.rules)]),
    data.changes.length ? changes(data.changes) : h("p", {}, say("receipt.no_changes")),
    ...section("receipt.added_title", list("ul", data.added.map((text) => h("li", {}, text)))),
    ...section("receipt.kept_title", list("ul", data.kept.map(stays))),
    ...section("receipt.hardest_title", list("ol", data.hardest.map((text) => h("li", {}, text)))),
    ...section("receipt.offers_title", list("ul", data.offers.map((text) => h("li", {}, text)))),
  );
  return h(
    "details",
    { class: "sc-receipt", open },
    h("summary", {}, `${say("page.how_easy")} `, h("span", { class: "sc-now" }, data.summary)),
    inner,
  );
}

function section(title, nodes) {
  return nodes.length ? [h("h4", {}, say(title)), ...nodes] : [];
}

function list(tag, items) {
  return items.length ? [h(tag, {}, ...items)] : [];
}

function notMet(rule) {
  return h("div", {}, h("p", {}, rule.say), ...list("ul", rule.sentences.map(stays)));
}

function stays({ text, why }) {
  return h("li", { class: "sc-stays" }, text ? h("p", { class: "sc-quoted" }, text) : null, h("p", {}, why));
}

// A table for everybody: the roles are named, so that a narrow window may stack the cells.
function limits(rules) {
  const heads = ["page.table_rule", "page.table_value", "page.table_limit", "page.table_result"];
  const rows = rules.map((rule) =>
    h(
      "tr",
      { role: "row", class: rule.ok ? "sc-fits" : "sc-fits-not" },
      h("th", { role: "rowheader", scope: "row" }, rule.label),
      cell("page.table_value", rule.value),
      cell("page.table_limit", rule.limit),
      h("td", { role: "cell" }, h("span", { "aria-hidden": "true" }, rule.ok ? "✓ " : "✗ "), h("strong", {}, rule.mark)),
    ),
  );
  return h(
    "table",
    { role: "table", class: "sc-limits", "aria-label": say("page.table_title") },
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ...heads.map((key) => h("th", { role: "columnheader", scope: "col" }, say(key))))),
    h("tbody", { role: "rowgroup" }, ...rows),
  );
}

// In a stack of cells, the name of the column stands before each.
function cell(key, text) {
  return h("td", { role: "cell" }, h("span", { class: "sc-column", "aria-hidden": "true" }, `${say(key)}: `), text);
}

function changes(groups) {
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  return h(
    "details",
    { class: "sc-changes" },
    h("summary", {}, say("page.changes_fold", { count })),
    h("div", { class: "sc-inner" }, h("p", { class: "sc-help" }, say("page.changes_marks")), ...groups.map(group)),
  );
}

function group({ why, source, places }) {
  return h(
    "section",
    {},
    h("h4", {}, why),
    source ? h("p", { class: "sc-help" }, ...cited(source)) : null,
    ...list("ol", places.map(place)),
  );
}

function cited({ title, url, strength }) {
  if (!url) return [say("receipt.source_ours")];
  const link = h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, title);
  return [`${say("page.source")} `, link, ` (${strength})`];
}

function place({ note, before, after }) {
  return h(
    "li",
    {},
    note ? h("p", { class: "sc-help" }, note) : null,
    side("receipt.before", before),
    side("receipt.after", after),
  );
}

function side(title, pieces) {
  return h("p", { class: "sc-side" }, h("strong", {}, say(title)), " ", ...(pieces.length ? pieces.map(piece) : [say("receipt.nothing")]));
}

const MARKS = {
  out: ["del", "page.taken_out", "page.taken_out_end"],
  in: ["ins", "page.put_in", "page.put_in_end"],
};

function piece([kind, text]) {
  if (!MARKS[kind]) return document.createTextNode(text);
  const [tag, begins, ends] = MARKS[kind];
  const hidden = (key) => h("span", { class: "sc-sr" }, ` ${say(key)} `);
  return h(tag, {}, hidden(begins), text, hidden(ends));
}
