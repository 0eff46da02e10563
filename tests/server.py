"""The real server in a process of its own, as `make run` starts it."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.parse import urlencode

READY = "Afterloop is at"


def environment(folder, port: int) -> dict[str, str]:
    inherited = {
        name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "HTTPS", "SECRET_KEY"}
    }
    return inherited | {"DATA_DIR": str(folder), "PORT": str(port), "DJANGO_SETTINGS_MODULE": "config.settings"}


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


class Server:
    """A server in a process of its own; `said` is what it has printed so far."""

    def __init__(self, folder, port: int | None = None, can_be_killed: bool = False):
        self.folder, self.port = folder, port or free_port()
        self.log = (folder.parent / f"{folder.name}.log").open("w+")
        command = [sys.executable, "manage.py", "serve"]
        given = {"env": environment(folder, self.port), "stdout": self.log, "stderr": self.log}
        # Tests that were started with `nohup` would else hand on that a closed terminal is to be lived through.
        handed_on = signal.signal(signal.SIGHUP, signal.SIG_DFL)
        self.process = subprocess.Popen(command, start_new_session=can_be_killed, **given)
        signal.signal(signal.SIGHUP, handed_on)

    @property
    def said(self) -> str:
        self.log.seek(0)
        return self.log.read()

    def wait(self) -> "Server":
        deadline = time.monotonic() + 60
        while not self.is_ready and self.process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.02)
        return self

    @property
    def is_ready(self) -> bool:
        """Whether it has said so, to the end of the line, which may come a moment later."""
        said = self.said
        return READY in said and said.endswith("\n")

    def ask(self, path: str, method: str = "GET", form: dict | None = None, **headers: str) -> http.client.HTTPResponse:
        link = http.client.HTTPConnection("localhost", self.port, timeout=30)
        headers |= {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
        link.request(method, path, urlencode(form) if form else None, headers)
        response = link.getresponse()
        response.text = response.read().decode(errors="replace")
        link.close()
        return response

    def stop(self, with_signal: int = signal.SIGINT) -> int:
        self.process.send_signal(with_signal)
        return self.process.wait(20)

    def kill(self) -> None:
        """As a power cut would, and its workers with it."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(20)


@contextmanager
def serving(folder, port: int | None = None, can_be_killed: bool = False):
    server = Server(folder, port, can_be_killed).wait()
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()
        server.log.close()


def welcome_path(server: Server) -> str:
    return re.search(r"http://localhost:\d+(/welcome/\?key=\S+)", server.said)[1]


def make_account(server: Server, name: str) -> http.client.HTTPResponse:
    return send_account(server, *account_form(server, name))


def account_form(server: Server, name: str) -> tuple[dict[str, str], str]:
    """The form for an account, filled in, and the cookie it goes with."""
    path = welcome_path(server)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', (page := server.ask(path)).text)[1]
    cookie = page.headers["Set-Cookie"].partition(";")[0]
    form = {
        "csrfmiddlewaretoken": token,
        "key": path.partition("=")[2],
        "username": name,
        "password": "a long password",
    }
    return form, cookie


def send_account(server: Server, form: dict[str, str], cookie: str) -> http.client.HTTPResponse:
    return server.ask("/welcome/", "POST", form, Cookie=cookie)
