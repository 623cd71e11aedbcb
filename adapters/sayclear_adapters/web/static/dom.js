// Build nodes from plain data, and change what is on the page as little as possible.

// Text goes in as text: nothing here, and nothing else in this folder, parses HTML.
export function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== undefined && child !== null && child !== ""));
  return node;
}

// Make `old` look like `fresh`. Equal nodes stay the same nodes, so marks, focus and selection survive.
export function morph(old, fresh) {
  const wanted = [...fresh.childNodes];
  wanted.forEach((next, index) => {
    const now = old.childNodes[index];
    if (now === undefined) old.append(next);
    else if (now.isEqualNode(next)) return;
    else if (now.nodeType === Node.ELEMENT_NODE && now.nodeName === next.nodeName && sameAttributes(now, next))
      morph(now, next);
    else now.replaceWith(next);
  });
  while (old.childNodes.length > wanted.length) old.lastChild.remove();
}

function sameAttributes(one, other) {
  return (
    one.attributes.length === other.attributes.length &&
    [...one.attributes].every(({ name, value }) => other.getAttribute(name) === value)
  );
}

// Write only when it differs: a live region that is written again may be read out again.
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
