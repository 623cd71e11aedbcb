"""The pages about settings and presets say what the files say."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayclear_profiles import catalogue, presets
from sayclear_profiles.tables import presets_page, settings_page, write

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize(("name", "page"), [("settings.md", settings_page), ("presets.md", presets_page)])
def test_the_page_is_up_to_date(name: str, page: object) -> None:
    assert callable(page)
    written = (DOCS / name).read_text("utf-8")
    assert written == page(), "Run: python -m sayclear_profiles.tables docs"


def test_every_setting_is_a_heading_and_every_preset_is_there() -> None:
    settings, page = settings_page(), presets_page()
    assert all(f"### `{key}`\n" in settings for key in catalogue())
    assert all(f"## {preset.title}\n" in page for preset in presets().values())
    for preset in presets().values():
        assert all(source.says in page for source in preset.sources.values())


def test_both_pages_are_written(tmp_path: Path) -> None:
    write(tmp_path)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["presets.md", "settings.md"]
