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
#: Notes when somebody presses or clicks and, where a page or a part of it is swapped in, when that has been drawn.
CLOCK = """
const now = () => performance.timeOrigin + performance.now();
for (const kind of ["click", "keydown"]) addEventListener(kind, () => {
  sessionStorage.setItem("began", now());
  sessionStorage.removeItem("changed");
}, true);
addEventListener("htmx:afterSettle", () => requestAnimationFrame(() => setTimeout(
  () => sessionStorage.setItem("changed", now()))));
"""
#: From the press to what was swapped in or, where a page was loaded instead, to its first paint.
TAKEN = """async () => {
  const began = Number(sessionStorage.getItem("began"));
  const paint = () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime;
  for (let tries = 0; tries < 100; tries++) {
    const changed = Number(sessionStorage.getItem("changed"));
    if (changed) return changed - began;
    if (paint() && performance.timeOrigin > began) return performance.timeOrigin + paint() - began;
    await new Promise((later) => setTimeout(later, 20));
  }
}"""


def key_to_log(page: Any, at: str) -> None:
    page.goto(f"{at}/")
    page.keyboard.press("l")
    page.wait_for_url("**/log/")


def enter_to_logged(page: Any, at: str) -> None:
    page.goto(f"{at}/log/")
    page.wait_for_selector("[name=company]:focus")
    page.keyboard.press("8")
    page.keyboard.press("Enter")
    page.wait_for_selector(".toast")


def click_to_nothing(page: Any, at: str) -> None:
    """From one page with a word on it to another, which the server need not think about: what the browser itself takes.

    They come from the server, since to put pages under a browser's hands holds up all that it asks for.
    """
    page.goto(f"{at}/healthz/")
    page.evaluate("document.body.innerHTML = '<a href=?2>On</a>'")
    page.locator("a").click()
    page.wait_for_url("**/healthz/?2")


def click_to_story(page: Any, at: str) -> None:
    page.goto(f"{at}/companies/")
    page.locator(".stories a").first.click()
    page.wait_for_url("**/companies/*/")


def click_to_form(page: Any, at: str) -> None:
    page.goto(f"{at}/timeline/")
    page.locator("h3 a").last.click()
    page.wait_for_url("**/attempts/*/")
    page.get_by_role("link", name="Round", exact=True).first.click()
    page.wait_for_selector('[id|="form"] > .form')


JOURNEYS: dict[str, Callable[[Any, str], None]] = {
    "a key, to the page that logs": key_to_log,
    "Enter, to the attempt once it is logged": enter_to_logged,
    "a click, to a company's story": click_to_story,
    "a click, to a form in its place": click_to_form,
    "for comparison, to an empty page": click_to_nothing,
}


def measured(address: str, cookie: dict[str, str], repeat: int) -> Iterator[tuple[str, list[float]]]:
    with chromium() as browser:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.add_cookies([cookie | {"url": address}])
        context.add_init_script(CLOCK)
        page = context.new_page()
        for label, journey in JOURNEYS.items():
            times = [taken(journey, page, address) for _ in range(WARM_UP + repeat)]
            yield label, times[WARM_UP:]


def taken(journey: Callable[[Any, str], None], page: Any, address: str) -> float:
    journey(page, address)
    return page.evaluate(TAKEN)


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
