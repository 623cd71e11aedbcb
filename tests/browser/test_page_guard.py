"""Who may talk to the page: nobody but the page itself."""

from __future__ import annotations

import http.client
import json

import pytest

from tests.browser.conftest import Server

pytestmark = pytest.mark.browser


def request(
    server: Server, method: str, path: str, *, body: bytes | None = None, **headers: str
) -> http.client.HTTPResponse:
    """One request, and its answer with the body read."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body=body, headers=named)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer


def test_a_foreign_host_name_is_refused(server: Server) -> None:
    for host in ("evil.example", f"evil.example:{server.port}", "127.0.0.1.evil.example", ""):
        answer = request(server, "GET", "/config", Host=host)
        assert answer.status == 400
        assert answer.getheader("access-control-allow-origin") is None
    assert request(server, "GET", "/", Host=f"localhost:{server.port}").status == 200


def test_a_foreign_page_can_neither_send_nor_read(server: Server) -> None:
    own = f"http://127.0.0.1:{server.port}"
    for path in ("/gradio_api/upload", "/page/hear", "/page/speak", "/gradio_api/queue/join"):
        for origin in (
            "https://evil.example",
            "null",
            "http://127.0.0.1:1",
            f"https://127.0.0.1:{server.port}",
        ):
            assert request(server, "POST", path, body=b"x", Origin=origin).status == 403
    assert request(server, "GET", "/config", Sec_Fetch_Site="cross-site").status == 403
    assert request(server, "GET", "/config", Sec_Fetch_Site="same-site").status == 403
    assert request(server, "GET", "/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate").status == 200
    assert request(server, "GET", "/config", Origin=own, Sec_Fetch_Site="same-origin").status == 200


CLOSED = """
/openapi.json /docs /gradio_api/openapi.json /gradio_api/info /monitoring /gradio_api/runs
/gradio_api/file=/etc/passwd /file=/etc/passwd /gradio_api/call/send /login /gradio_api/upload
/gradio_api/app_id /gradio_api/proxy=http://evil.example /gradio_api/mcp/sse /gradio_api/component_server
""".split()


@pytest.mark.parametrize("path", CLOSED)
def test_what_the_page_does_not_use_is_closed(server: Server, path: str) -> None:
    assert request(server, "GET", path).status == 404
    assert request(server, "POST", path, body=b"{}").status == 404


def test_nothing_outside_the_page_folder_is_served(server: Server) -> None:
    for path in (
        "/page/../app.py",
        "/page/%2e%2e/app.py",
        "/page/fonts/../../app.py",
        "/static/../../../app.py",
    ):
        assert request(server, "GET", path).status in (403, 404)


def test_a_request_that_is_too_large_is_refused(server: Server) -> None:
    assert request(server, "POST", "/page/hear", body=b"\0" * (20 * 1024 * 1024 + 1)).status == 413
    assert request(server, "POST", "/page/hear", Transfer_Encoding="chunked", body=b"0\r\n\r\n").status == 411
    assert request(server, "PUT", "/page/hear", body=b"x").status == 405


def test_every_answer_carries_the_safety_headers(server: Server) -> None:
    for path in ("/", "/page/look.css", "/openapi.json"):
        answer = request(server, "GET", path)
        assert "connect-src 'self'" in str(answer.getheader("content-security-policy"))
        assert answer.getheader("x-frame-options") == "DENY"
        assert "microphone=(self)" in str(answer.getheader("permissions-policy"))


def test_a_recording_that_is_no_sound_gets_a_sentence(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    connection.request("POST", "/page/hear", body=b"this is no sound")
    answer = connection.getresponse()
    told = json.loads(answer.read())
    connection.close()
    assert answer.status == 422
    assert told["say"].endswith(".")
    assert told["mend"].endswith(".")


def test_it_listens_on_this_computer_alone(server: Server) -> None:
    assert server.address.startswith("http://127.0.0.1:")
    page = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    page.request("GET", "/")
    text = page.getresponse().read().decode()
    page.close()
    assert '"enable_monitoring":false' in text.replace(" ", "") or "enable_monitoring" not in text
    assert "gradio.live" not in text
