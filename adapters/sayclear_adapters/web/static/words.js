// Every sentence of the page, from words/en.toml.
export function say(key, values = {}) {
  const text = window.sayclearWords[key];
  if (text === undefined) throw new Error(`No sentence is called "${key}".`);
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
