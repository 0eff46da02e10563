"""Measures, in Chromium, from a key or click to the changed page, on a history that is grown: `bench.py` starts it."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import quantiles
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from picture import chromium, server

# To reach, as a median.
PROMISED_MS = 50
WARM_UP = 3
#: Notes when somebody presses or clicks and, where a part of the page is swapped, when that has been drawn.
CLOCK = """
const now = () => performance.timeOrigin + performance.now();
for (const kind of ["click", "keydown"])
  addEventListener(kind, () => sessionStorage.setItem("began", now()), true);
addEventListener("htmx:afterSettle", () => requestAnimationFrame(() => setTimeout(
  () => sessionStorage.setItem("changed", now()))));
"""
PAINTED = """() => new Promise((found) => new PerformanceObserver((list) => {
  const { startTime } = list.getEntriesByName("first-contentful-paint")[0] ?? {};
  if (startTime) found(performance.timeOrigin + startTime - Number(sessionStorage.getItem("began")));
}).observe({ type: "paint", buffered: true }))"""
SWAPPED = """() => Number(sessionStorage.getItem("changed")) - Number(sessionStorage.getItem("began"))"""


def key_to_log(page: Any, at: str) -> float:
    page.goto(f"{at}/")
    page.keyboard.press("l")
    page.wait_for_url("**/log/")
    return page.evaluate(PAINTED)


def enter_to_logged(page: Any, at: str) -> float:
    page.goto(f"{at}/log/")
    page.evaluate("sessionStorage.removeItem('changed')")
    page.keyboard.press("8")
    page.keyboard.press("Enter")
    page.wait_for_selector(".toast")
    page.wait_for_timeout(100)  # the frame in which it is drawn
    return page.evaluate(SWAPPED)


def click_to_story(page: Any, at: str) -> float:
    page.goto(f"{at}/companies/")
    page.locator(".stories a").first.click()
    page.wait_for_url("**/companies/*/")
    return page.evaluate(PAINTED)


def click_to_form(page: Any, at: str) -> float:
    page.goto(f"{at}/timeline/")
    page.locator("h3 a").last.click()
    page.wait_for_url("**/attempts/*/")
    page.evaluate("sessionStorage.removeItem('changed')")
    page.get_by_role("link", name="Round", exact=True).first.click()
    page.wait_for_selector('[id|="form"] > .form')
    page.wait_for_timeout(100)  # the frame in which it is drawn
    return page.evaluate(SWAPPED)


JOURNEYS: dict[str, Callable[[Any, str], float]] = {
    "a key, to the page that logs": key_to_log,
    "Enter, to the attempt once it is logged": enter_to_logged,
    "a click, to a company's story": click_to_story,
    "a click, to a form in its place": click_to_form,
}


def measured(address: str, cookie: dict[str, str], repeat: int) -> Iterator[tuple[str, list[float]]]:
    with chromium() as browser:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.add_cookies([cookie | {"url": address}])
        context.add_init_script(CLOCK)
        page = context.new_page()
        for label, journey in JOURNEYS.items():
            times = [journey(page, address) for _ in range(WARM_UP + repeat)]
            yield label, times[WARM_UP:]


def session() -> dict[str, str]:
    """The cookie of the one whose history was grown."""
    import django

    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import Client

    from applications.accounts.models import User

    client = Client()
    client.force_login(User.objects.get(username="bench"))
    connection.close()
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value}


def main(repeat: int) -> None:
    cookie = session()
    with server() as address:
        for label, times in measured(address, cookie, repeat):
            tenth, median, last = (quantiles(times, n=20, method="inclusive")[place] for place in (1, 9, 18))
            remark = f"  over {PROMISED_MS} ms" if median > PROMISED_MS else ""
            print(f"{label:<42} {tenth:.0f} / {median:.0f} / {last:.0f}{remark}", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
