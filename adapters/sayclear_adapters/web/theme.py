"""Gradio's own colours and letters, all pointed at the page's variables in static/look.css.

Gradio reads its settings when it is imported: import this module after `quiet.prepare`.
"""

from __future__ import annotations

from gradio.themes import Base, Font

_POINTED = {
    "var(--sc-bg)": ("body_background_fill", "background_fill_primary", "background_fill_secondary"),
    "var(--sc-raised)": ("block_background_fill", "input_background_fill", "panel_background_fill"),
    "var(--sc-text)": ("body_text_color", "block_label_text_color", "block_title_text_color"),
    "var(--sc-soft)": ("body_text_color_subdued", "block_info_text_color", "input_placeholder_color"),
    "var(--sc-line-colour)": ("block_border_color", "border_color_primary"),
    "var(--sc-edge)": ("input_border_color", "checkbox_border_color", "button_secondary_border_color"),
    "var(--sc-accent)": ("button_primary_background_fill", "color_accent_soft", "link_text_color"),
    "var(--sc-accent-text)": ("button_primary_text_color",),
    "var(--sc-focus)": ("input_border_color_focus", "border_color_accent"),
}


def build() -> Base:
    """A Gradio theme without colours of its own: one attribute on `html` switches them all."""
    values: dict[str, str] = {}
    for variable, names in _POINTED.items():
        for name in names:
            values |= {name: variable, f"{name}_dark": variable}
    theme = Base(font=[Font("Atkinson Hyperlegible"), Font("system-ui")], font_mono=[Font("monospace")])
    return theme.set(**values)
