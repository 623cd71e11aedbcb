"""Where the page listens, and what keeps Gradio quiet."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from sayclear.errors import BadValue
from sayclear_adapters.web import app, quiet
from sayclear_adapters.wiring import Assistant


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "example.org", ""])
def test_only_this_computer_is_served(host: str) -> None:
    assistant = Assistant(given_models={})
    with pytest.raises(BadValue) as told:
        app.serve(assistant, open_browser=False, host=host)
    assert "this computer only" in told.value.say
    assistant.close()


def test_a_port_that_is_in_use_is_passed_over() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        if taken > 65_500:
            pytest.fail("No room above this port; run it again.")
        with app.listen(taken) as listening:
            assert taken < listening.getsockname()[1] <= taken + app.PORTS_TRIED
            assert listening.getsockname()[0] == "127.0.0.1"


@pytest.mark.parametrize("port", [-1, 65_536, 1_000_000])
def test_a_number_that_is_no_port_is_refused(port: int) -> None:
    with pytest.raises(BadValue) as told:
        app.listen(port)
    assert str(port) in told.value.say


def test_a_public_link_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRADIO_SHARE", "True")
    with pytest.raises(BadValue) as told:
        quiet.prepare(tmp_path)
    assert "public link" in told.value.say


def test_gradio_finds_its_settings_when_it_is_imported(tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
from sayclear_adapters.web import quiet
assert "gradio" not in sys.modules
quiet.prepare(Path(sys.argv[1]))
import gradio, os
assert os.environ["GRADIO_ANALYTICS_ENABLED"] == "False"
assert gradio.utils.get_upload_folder() == sys.argv[1], gradio.utils.get_upload_folder()
from huggingface_hub import constants
assert constants.HF_HUB_OFFLINE and constants.HF_HUB_DISABLE_TELEMETRY
try:
    quiet.prepare(Path(sys.argv[1]))
except RuntimeError:
    pass
else:
    raise AssertionError("a second time must be refused")
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert tmp_path.stat().st_mode & 0o777 == 0o700
    assert os.environ.get("GRADIO_TEMP_DIR") is None
