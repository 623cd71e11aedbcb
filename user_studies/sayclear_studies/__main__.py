"""The commands of a study: assign, synthetic, analyse, power."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from sayclear.errors import PlainError, RequestError
from sayclear.words import pair, say
from sayclear_studies import design
from sayclear_studies.analysis import analyse
from sayclear_studies.plan_file import read_plan, to_json
from sayclear_studies.power import SEED, STUDIES, tables
from sayclear_studies.protocol import DEFAULT, Protocol, read_protocol
from sayclear_studies.report import build_report
from sayclear_studies.rows import SYNTHETIC, read_rows, write_rows
from sayclear_studies.synthetic import invent


def main(words: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 (done) or 2 (the request was wrong, and one sentence says why)."""
    try:
        chosen = _parser().parse_args(words)
        run: Callable[[argparse.Namespace], None] = chosen.run
        run(chosen)
    except PlainError as fault:
        sys.stderr.write(f"{fault}\n")
        return fault.exit_code
    return 0


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, where argparse prints a usage line first."""

    def error(self, message: str) -> NoReturn:
        raise RequestError(*pair("studies.wrong_command", message=message, command=self.prog))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m sayclear_studies", description=say("studies.about"))
    # Each command makes its parser with the class of the first one.
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], None]) -> argparse.ArgumentParser:
        about = say(f"studies.about_{name}")
        made = commands.add_parser(name, help=about, description=about)
        made.add_argument("--protocol", type=Path, default=DEFAULT, help=say("studies.option_protocol"))
        made.set_defaults(run=run)
        return made

    assign = command("assign", _assign)
    assign.add_argument("--out", type=Path, required=True, help=say("studies.option_plan_out"))
    assign.add_argument("--seed", type=whole_number, help=say("studies.option_assign_seed"))
    assign.add_argument("--people", type=int, help=say("studies.option_people"))
    assign.add_argument("--plan", type=Path, help=say("studies.option_old_plan"))
    assign.add_argument("--stand-in-for", metavar="PERSON", help=say("studies.option_stand_in"))

    synthetic = command("synthetic", _synthetic)
    synthetic.add_argument(
        "--out", type=Path, required=True, help=say("studies.option_synthetic_out", stamp=SYNTHETIC)
    )
    synthetic.add_argument("--seed", type=whole_number, required=True, help=say("studies.option_seed"))
    synthetic.add_argument("--people", type=int, help=say("studies.option_people"))
    synthetic.add_argument("--plan", type=Path, help=say("studies.option_plan"))
    synthetic.add_argument("--points", type=float, default=0.0, help=say("studies.option_points"))

    analysis = command("analyse", _analyse)
    analysis.add_argument("rows", type=Path, nargs="+", help=say("studies.option_rows"))
    analysis.add_argument("--plan", type=Path, help=say("studies.option_plan"))
    analysis.add_argument("--evidence", action="store_true", help=say("studies.option_evidence"))
    analysis.add_argument("--csv", action="store_true", help=say("studies.option_csv"))

    power = command("power", _power)
    power.add_argument("--studies", type=int, default=STUDIES, help=say("studies.option_studies"))
    power.add_argument("--seed", type=whole_number, default=SEED, help=say("studies.option_seed"))
    return parser


def _assign(chosen: argparse.Namespace) -> None:
    protocol = read_protocol(chosen.protocol)
    if chosen.plan is None:
        if chosen.seed is None or chosen.stand_in_for:
            raise RequestError(*pair("studies.no_seed"))
        if chosen.out.exists():
            raise RequestError(*pair("studies.plan_is_there", file=chosen.out.name))
        plan = _new_plan(protocol, chosen)
    else:
        if chosen.seed is not None or (chosen.people is None) == (chosen.stand_in_for is None):
            raise RequestError(*pair("studies.one_change"))
        old = read_plan(chosen.plan, protocol)
        if chosen.out.exists() and read_plan(chosen.out, protocol) != old:
            raise RequestError(*pair("studies.plan_is_there", file=chosen.out.name))
        plan = (
            design.add(old, people=chosen.people)
            if chosen.stand_in_for is None
            else design.stand_in(old, person=chosen.stand_in_for)
        )
    _write(chosen.out, to_json(plan))
    sys.stdout.write(say("studies.assigned", people=len(plan.people), file=chosen.out.name) + "\n")


def _synthetic(chosen: argparse.Namespace) -> None:
    if SYNTHETIC not in chosen.out.name:
        raise RequestError(*pair("studies.name_without_stamp", stamp=SYNTHETIC))
    protocol = read_protocol(chosen.protocol)
    plan = _new_plan(protocol, chosen) if chosen.plan is None else read_plan(chosen.plan, protocol)
    rows = invent(plan, protocol, seed=chosen.seed, points=chosen.points)
    _write(chosen.out, write_rows(rows))
    sys.stdout.write(say("studies.invented", rows=len(rows), file=chosen.out.name, stamp=SYNTHETIC) + "\n")


def _analyse(chosen: argparse.Namespace) -> None:
    protocol = read_protocol(chosen.protocol)
    rows = [row for path in chosen.rows for row in read_rows(path, protocol)]
    plan = None if chosen.plan is None else read_plan(chosen.plan, protocol)
    report = build_report(analyse(rows, protocol, plan), evidence=chosen.evidence)
    sys.stdout.write(report.as_csv() if chosen.csv else report.as_text())


def _power(chosen: argparse.Namespace) -> None:
    if not 100 <= chosen.studies <= 20_000:
        raise RequestError(*pair("studies.studies_out_of_range"))
    sys.stdout.write(tables(read_protocol(chosen.protocol), studies=chosen.studies, seed=chosen.seed) + "\n")


def whole_number(words: str) -> int:
    """A seed: 0, 1, 2 ... argparse shows this function's name where the words are something else."""
    number = int(words)
    if number < 0:
        raise ValueError(words)
    return number


def _new_plan(protocol: Protocol, chosen: argparse.Namespace) -> design.Plan:
    people = protocol.people if chosen.people is None else chosen.people
    return design.draw(protocol, seed=chosen.seed, people=people)


def _write(path: Path, text: str) -> None:
    """Write a whole file or none: a plan that is lost half-way is lost for good."""
    new = path.with_name(f"{path.name}.new")
    try:
        new.write_text(text, "utf-8")
        new.replace(path)
    except OSError as fault:
        raise RequestError(*pair("studies.cannot_write", file=path.name)) from fault


if __name__ == "__main__":
    sys.exit(main())
