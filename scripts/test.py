"""Runs every kind of test this machine can run and says which it could not: `make test`.

What follows is handed to pytest: `make test ARGS="tests/accounts -x"`. REQUIRE_ALL=1 makes a
missing kind a failure.
"""

import os
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import kinds
from postgresql import throwaway

ROOT = Path(__file__).resolve().parent.parent
NAMES = {
    "browser": "the tests in a browser",
    "html": "the validity of the pages",
    "naughty": "the forms against naughty strings",
    "postgresql": "the suite on PostgreSQL",
}
COUNT = re.compile(r"(\d+) (passed|failed|skipped|xfailed|xpassed|errors?|warnings?|deselected)\b")
NOTHING_COLLECTED = 5


def main() -> int:
    began = time.monotonic()
    found, missing = look_around()
    if missing and os.environ.get("REQUIRE_ALL") == "1":
        print(*missing.values(), "REQUIRE_ALL=1 wants every kind.", sep="\n")
        return 1
    counts: Counter[str] = Counter()
    without = [f"not {kind}" for kind in missing if kind != "postgresql"]
    codes = {run_pytest("SQLite", " and ".join(without), counts)}
    if "postgresql" in found:
        without = sorted({*without, "not browser", "not html", "not server"})
        with throwaway(found["postgresql"]) as url:
            codes.add(run_pytest("PostgreSQL", " and ".join(without), counts, DATABASE_URL=url))
    print(*missing.values(), sep="\n", end="\n" if missing else "")
    print(closing_line(counts, time.monotonic() - began))
    return max(codes - {NOTHING_COLLECTED}, default=NOTHING_COLLECTED)


def look_around() -> tuple[dict, dict[str, str]]:
    """What each kind needs, for those that can run; a sentence for each of the others."""
    found, missing = {}, {}
    for kind, name in NAMES.items():
        try:
            found[kind] = getattr(kinds, kind)()
        except kinds.Missing as reason:
            missing[kind] = f"Not run: {name}, because {reason}."
    return found, missing


def run_pytest(database: str, markers: str, counts: Counter[str], **more: str) -> int:
    print(f"\n{database}:", flush=True)
    environment = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DATA_DIR"}}
    command = [
        sys.executable,
        "-m",
        "pytest",
        f"-n{workers()}",
        "--dist=worksteal",
        *(["-m", markers] if markers else []),
    ]
    color = "yes" if sys.stdout.isatty() else "no"
    with subprocess.Popen(
        [*command, f"--color={color}", *sys.argv[1:]],
        cwd=ROOT,
        env=environment | more,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        last = ""
        for line in process.stdout or ():
            print(line, end="", flush=True)
            last = line if COUNT.search(line) else last
    for number, what in COUNT.findall(re.sub(r"\x1b\[[\d;]*m", "", last)):
        counts[what.removesuffix("s") if what in {"errors", "warnings"} else what] += int(number)
    return process.returncode


def workers() -> int:
    return max(2, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 2)


def closing_line(counts: Counter[str], seconds: float) -> str:
    """Like pytest's own, over both databases: `=== 12 failed, 800 passed in 93.1s ===`."""
    order = ["failed", "passed", "skipped", "xfailed", "xpassed", "warning", "error"]
    said = ", ".join(f"{counts[what]} {what}" for what in order if counts[what]) or "no tests ran"
    return f"=== {said} in {seconds:.2f}s ==="


if __name__ == "__main__":
    sys.exit(main())
