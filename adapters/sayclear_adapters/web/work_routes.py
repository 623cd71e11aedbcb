"""What the page asks about its working file: open it, keep the draft, end it."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from sayclear_adapters.web.working import WorkingFile

_PRIVATE = {"cache-control": "no-store"}


def routes() -> APIRouter:
    """Three questions, each with the conversation's id in its body."""
    router = APIRouter(prefix="/page/work")

    @router.post("/open")
    async def reopen(request: Request) -> Response:
        file, _ = await _asked(request)
        if file is None:
            return Response(status_code=422)
        kept = await run_in_threadpool(file.reopened)
        return JSONResponse({"turns": kept.turns, "draft": kept.draft}, headers=_PRIVATE)

    @router.post("/draft")
    async def draft(request: Request) -> Response:
        file, asked = await _asked(request)
        if file is None:
            return Response(status_code=422)
        await run_in_threadpool(file.keep_draft, str(asked.get("draft", "")))
        return Response(status_code=204)

    @router.post("/end")
    async def end(request: Request) -> Response:
        file, _ = await _asked(request)
        if file is None:
            return Response(status_code=422)
        await run_in_threadpool(file.end)
        return Response(status_code=204)

    return router


async def _asked(request: Request) -> tuple[WorkingFile | None, dict[str, Any]]:
    try:
        asked = json.loads(await request.body())
        return WorkingFile(str(asked["work"])), asked
    except (ValueError, KeyError, TypeError):
        return None, {}
