// A reply as real paragraphs, lists, headings and tables. Each word is a node that can be marked.
import { h } from "./dom.js";

export function textNodes(blocks) {
  const root = document.createDocumentFragment();
  let lists = []; // open lists from the outside in: {id, list, item}
  let quoted = 0;
  let place = root;
  for (const block of blocks) {
    if (block.quoted !== quoted) {
      quoted = block.quoted;
      lists = [];
      place = root;
      for (let depth = 0; depth < quoted; depth += 1) {
        const quote = h("blockquote");
        place.append(quote);
        place = quote;
      }
    }
    if (block.kind === "item") addItem(block);
    else if (block.depth >= 0 && lists.length) {
      lists[Math.min(block.depth, lists.length - 1)].item.append(plainBlock(block));
    } else {
      lists = [];
      place.append(plainBlock(block));
    }
  }
  return root;

  function addItem(block) {
    lists = lists.slice(0, block.depth + 1);
    if (lists.length === block.depth + 1 && lists[block.depth].id !== block.list) lists.pop();
    if (lists.length <= block.depth) {
      const numbered = block.number !== null;
      const list = h(numbered ? "ol" : "ul", numbered && block.number !== 1 ? { start: block.number } : {});
      (lists.length ? lists[lists.length - 1].item : place).append(list);
      lists.push({ id: block.list, list, item: null });
    }
    const open = lists[lists.length - 1];
    open.item = h("li", {}, ...runs(block.runs));
    open.list.append(open.item);
  }
}

function plainBlock(block) {
  switch (block.kind) {
    case "heading":
      return h(`h${block.level}`, {}, ...runs(block.runs));
    case "code":
      // A wide line is scrolled, and a keyboard must reach what scrolls.
      return h("pre", { tabindex: "0" }, h("code", {}, ...runs(block.runs)));
    case "table":
      return table(block.rows);
    case "line":
      return h("hr");
    default:
      return h("p", {}, ...runs(block.runs));
  }
}

function table(rows) {
  const [first, ...rest] = rows;
  const cells = (row, tag) => row.map((cell) => h(tag, tag === "th" ? { scope: "col" } : {}, ...runs(cell)));
  return h(
    "div",
    { class: "sc-table", tabindex: "0" },
    h(
      "table",
      {},
      h("thead", {}, h("tr", {}, ...cells(first ?? [], "th"))),
      h("tbody", {}, ...rest.map((row) => h("tr", {}, ...cells(row, "td")))),
    ),
  );
}

function runs(list) {
  return list.flatMap((run) => {
    let nodes = words(run);
    if (run.href) nodes = [h("a", { href: run.href, target: "_blank", rel: "noopener noreferrer" }, ...nodes)];
    for (const style of run.style ?? []) nodes = [h(style, {}, ...nodes)];
    return nodes;
  });
}

function words(run) {
  let index = 0;
  return run.text
    .split(/(\S+)/)
    .filter((piece) => piece !== "")
    .map((piece) => {
      if (!piece.trim()) return document.createTextNode(piece);
      const start = run.at[index];
      index += 1;
      return h("span", { class: "w", "data-at": start, "data-end": start + piece.length }, piece);
    });
}
