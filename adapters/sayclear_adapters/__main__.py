"""`python -m sayclear_adapters` is the `sayclear` command."""

from sayclear_adapters.cli import main

main()
