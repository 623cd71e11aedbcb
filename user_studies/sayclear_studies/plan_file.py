"""Keep a plan as a JSON file that says all that made it."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from sayclear.errors import BadValue, CannotRead
from sayclear.words import pair
from sayclear_studies.design import Person, Plan, again, check_protocol, williams
from sayclear_studies.protocol import Protocol

FORMAT = "sayclear study plan"
VERSION = 1


def to_json(plan: Plan) -> str:
    """The plan as text: format and version, seed, fingerprint of the protocol, sequences, people."""
    rows = williams(len(plan.conditions))
    sequences = {
        f"S{number}": [plan.conditions[place] for place in row] for number, row in enumerate(rows, start=1)
    }
    table = {"format": FORMAT, "version": VERSION, **asdict(plan), "sequences": sequences}
    # The list of people grows: it comes last, one line each.
    people = table.pop("people")
    lines = ",\n  ".join(json.dumps(person) for person in people)
    return json.dumps(table, indent=1)[:-2] + f',\n "people": [\n  {lines}\n ]\n}}\n'


def read_plan(path: Path, protocol: Protocol) -> Plan:
    """Read a plan of this protocol.

    Raises CannotRead, or BadValue where the file differs from what its seed draws or the protocol
    was changed since.
    """
    try:
        table = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as fault:
        raise CannotRead(*pair("studies.cannot_read", file=path.name)) from fault
    if not isinstance(table, dict) or table.get("format") != FORMAT or table.get("version") != VERSION:
        raise BadValue(*pair("studies.no_plan", file=path.name))
    try:
        plan = Plan(
            study=table["study"],
            protocol_file=table["protocol_file"],
            protocol_sha256=table["protocol_sha256"],
            seed=table["seed"],
            conditions=tuple(table["conditions"]),
            sets=tuple(table["sets"]),
            people=tuple(
                Person(**{**person, "order": tuple(person["order"]), "sets": tuple(person["sets"])})
                for person in table["people"]
            ),
        )
        # A file that was changed by hand can hold a name that nobody has, so this may refuse too.
        honest = isinstance(plan.seed, int) and len(plan.sets) == len(plan.conditions) and again(plan) == plan
    except (KeyError, TypeError) as fault:
        raise BadValue(*pair("studies.no_plan", file=path.name)) from fault
    if not honest:
        raise BadValue(*pair("studies.changed_plan", file=path.name))
    check_protocol(plan, protocol)
    return plan
