"""The real protocol, one plan for it, and rows that a program invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayclear_studies.design import Plan, draw
from sayclear_studies.protocol import Protocol, read_protocol
from sayclear_studies.rows import Row
from sayclear_studies.synthetic import invent

STUDIES = Path(__file__).parents[2] / "user_studies"


@pytest.fixture(scope="session")
def studies() -> Path:
    return STUDIES


@pytest.fixture(scope="session")
def protocol() -> Protocol:
    return read_protocol()


@pytest.fixture(scope="session")
def plan(protocol: Protocol) -> Plan:
    return draw(protocol, seed=7, people=protocol.people)


@pytest.fixture(scope="session")
def invented(protocol: Protocol, plan: Plan) -> tuple[Row, ...]:
    return invent(plan, protocol, seed=7)
