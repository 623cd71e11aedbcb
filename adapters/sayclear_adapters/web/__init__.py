"""The page: one calm screen, on this computer only."""

from sayclear_adapters.web.app import make_app, serve

__all__ = ["make_app", "serve"]
