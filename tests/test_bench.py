"""The benchmark runs, and its table names what misses its promise."""

import subprocess
import sys

import pytest

from scripts.bench_table import table

SMALL = {"p10": 5.0, "median": 6.0, "p95": 9.0, "queries": 5, "kilobytes": 2.0, "data": {}}


def printed(few: dict, many: dict | None = None) -> str:
    """The line of one page, with figures at 10,000 and at 100,000 rounds."""
    measured = {10_000: {"pages": {"timeline": SMALL | few}}}
    if many is not None:
        measured[100_000] = {"pages": {"timeline": SMALL | many}}
    return table(measured).splitlines()[1]


def test_a_page_that_keeps_all_promises_has_nothing_behind_its_figures():
    assert printed({}, {}).split() == ["timeline", *"5.0 / 6.0 / 9.0 5.0 / 6.0 / 9.0 5 2.0 1.00".split()]


@pytest.mark.parametrize(
    ("few", "many", "remark"),
    [
        ({"p10": 26, "median": 30}, {}, "over 25 ms"),
        ({"median": 30}, {}, "over 25 ms when the machine is busy"),
        ({"data": {"kind": "rejected"}, "p10": 11, "median": 12}, {}, "over 10 ms"),
        ({}, {"p10": 8}, "grows more than 1.5 times, within 25 ms"),
        ({"p10": 20}, {"p10": 31}, "grows more than 1.5 times"),
        ({"queries": 13}, {}, "over 12 queries"),
        ({}, {"kilobytes": 31}, "over 30 KB"),
    ],
)
def test_what_misses_its_promise_is_named(few, many, remark):
    assert printed(few, many).endswith(f"  {remark}")


def test_a_write_may_take_more_queries_than_a_page():
    assert "queries" not in printed({"data": {"kind": "rejected"}, "queries": 15})


@pytest.mark.server
def test_it_grows_a_history_and_measures_every_page_and_form_on_it():
    command = [sys.executable, "scripts/bench.py", "--sizes", "40", "--repeat", "2", "--database", "sqlite"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[1].startswith("sqlite, Python 3.")
    for label in ("dashboard", "a story of 40 attempts", "timeline, filtered", "record an outcome", "record a round"):
        assert any(line.startswith(label) for line in lines)
