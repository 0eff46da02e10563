"""What `make run` becomes: everything a start needs, in one process, so that it takes a moment."""

import os
import signal
import socket

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connections
from django.utils.module_loading import import_string
from gunicorn.app.base import BaseApplication

from applications.drafts.models import Draft
from applications.management.commands.migrate import is_ahead, is_behind
from applications.records.deeds import Deed
from applications.upkeep.models import Removal
from applications.welcome.key import welcome_key
from config import server
from config.storage import collect_if_changed


class Server(BaseApplication):
    """gunicorn with the settings of config/server.py."""

    def load_config(self) -> None:
        for name, value in vars(server).items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)
        self.cfg.set("when_ready", self.when_ready)

    def load(self):
        application = import_string(settings.WSGI_APPLICATION)
        connections.close_all()  # no connection may cross the fork
        return application

    def when_ready(self, arbiter) -> None:
        # gunicorn takes a closed terminal for a wish to reload, and would live on unseen.
        if self.hangs_up:
            signal.signal(signal.SIGHUP, lambda *_: arbiter.signal(signal.SIGTERM, None))
        else:
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
        print(self.greeting, flush=True)


class Command(BaseCommand):
    help = "Backs up and migrates if need be, collects static files and serves."
    requires_system_checks: list[str] = []

    def handle(self, *args, **options) -> None:
        os.umask(0o077)
        try:
            server = Server()
            server.greeting = self.prepare()
        except CommandError as error:
            raise SystemExit(str(error)) from None  # a sentence, without the name of a class before it
        except KeyboardInterrupt:
            raise SystemExit(130) from None
        server.hangs_up = signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN
        server.run()

    def prepare(self) -> str:
        """Whatever must be done before serving; returns what to say then."""
        check_port()
        try:
            self.bring_up_to_date()
            SessionStore.clear_expired()
            Removal.objects.expired().delete()
            Deed.objects.expired().delete()
            Draft.objects.expired().delete()
            collect_if_changed()
            return greeting()
        except DatabaseError as error:
            raise CommandError(f"The database does not answer: {error}") from error

    def bring_up_to_date(self) -> None:
        if is_ahead():
            raise CommandError(
                "The database was written by a newer version of Afterloop. Use that version again, "
                "or restore a backup from before: python manage.py restore_backup FILE"
            )
        if is_behind():
            self.stdout.write("Preparing the database …")
            self.stdout.flush()
            call_command("migrate", interactive=False, verbosity=0, skip_checks=True)


def check_port() -> None:
    family = socket.AF_INET6 if ":" in settings.HOST else socket.AF_INET
    try:
        with socket.socket(family) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((settings.HOST, settings.PORT))
    except OSError as error:
        raise CommandError(
            f"Cannot serve at {settings.HOST}, port {settings.PORT}: {error.strerror or error}. "
            f"Another port: make run PORT={settings.PORT + 1}"
        ) from error
    except OverflowError:
        raise CommandError(f"{settings.PORT} is no port; they end at 65535.") from None


def greeting() -> str:
    lines = [f"Afterloop is at {address()}/ (Ctrl-C stops it)"]
    if not get_user_model().objects.exists():
        lines.append(f"Make your account: {address()}/welcome/?key={welcome_key()}")
    return "\n".join(lines)


def address() -> str:
    if settings.HTTPS:  # a proxy stands in front, at a name of its own
        return f"https://{settings.ALLOWED_HOSTS[0]}"
    here = {"127.0.0.1", "0.0.0.0", "::1", "::"}  # noqa: S104  not bound here: what names this machine
    return f"http://{'localhost' if settings.HOST in here else settings.HOST}:{settings.PORT}"
