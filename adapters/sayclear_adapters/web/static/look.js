// How the page looks, before anything is drawn: what the presets say, and over it what the person chose here.
// A plain script and no module, so that it runs before the first paint.
window.sayclearLook = (() => {
  const STORE = "sayclear.look";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  let given = {};
  let own = {};
  try {
    own = JSON.parse(localStorage.getItem(STORE)) ?? {};
  } catch {
    own = {};
  }

  function values() {
    return { ...given, ...own };
  }

  function apply() {
    const now = values();
    const theme = now.theme ?? "cream";
    root.dataset.theme = theme === "system" ? (system.matches ? "dark" : "cream") : theme;
    root.dataset.font = now.font ?? "atkinson";
    root.dataset.motion = now.reduce_motion === false ? "on" : "off";
    root.dataset.highlight = now.highlight_words === false ? "off" : "on";
    const letter = Number(now.letter_spacing_em ?? 0);
    const size = {
      "--sc-scale": Number(now.size_percent ?? 100) / 100,
      "--sc-line": Number(now.line_height ?? 1.5),
      "--sc-letter": `${letter}em`,
      // Wider letters without wider gaps between words are harder to read.
      "--sc-word": `${letter * 3.5}em`,
      "--sc-measure": `${Number(now.line_width_ch ?? 70)}ch`,
    };
    for (const [name, value] of Object.entries(size)) root.style.setProperty(name, value);
  }

  function keep() {
    try {
      localStorage.setItem(STORE, JSON.stringify(own));
    } catch {
      // A browser that stores nothing still shows the choice until the page is closed.
    }
    apply();
  }

  system.addEventListener("change", apply);
  apply();
  return {
    values,
    own: () => ({ ...own }),
    give(presets) {
      given = presets;
      apply();
    },
    choose(name, value) {
      own[name] = value;
      keep();
    },
    forget() {
      own = {};
      keep();
    },
  };
})();
