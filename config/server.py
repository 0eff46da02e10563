"""How gunicorn serves, in its own names: for `make run`, and for `gunicorn -c config/server.py config.wsgi`."""

import os
from datetime import timedelta

from gunicorn import glogging
from gunicorn.workers.base import Worker
from gunicorn.workers.gthread import ThreadWorker

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from django.conf import settings

from config.logs import WithoutWords, without_keys


class Log(glogging.Logger):
    """One line for each request: method, path, status, milliseconds."""

    def setup(self, cfg) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(WithoutWords())

    def access(self, resp, req, environ: dict, request_time: timedelta) -> None:
        status = str(resp.status).split()[0]
        milliseconds = request_time / timedelta(milliseconds=1)
        path = without_keys(environ["RAW_URI"])
        self.access_log.info("%s %s %s %.0f ms", environ["REQUEST_METHOD"], path, status, milliseconds)


class Threads(ThreadWorker):
    """gunicorn's own, but for the end: it may be told to stop in the very line that holds the pool's lock, and
    would then wait for that lock until it is killed. Python ends the pool by itself."""

    def handle_quit(self, sig, frame) -> None:
        Worker.handle_quit(self, sig, frame)


bind = f"[{settings.HOST}]:{settings.PORT}" if ":" in settings.HOST else f"{settings.HOST}:{settings.PORT}"
worker_class = Threads
# One process is enough for SQLite, which lets one writer in at a time; its threads share one cache.
workers, threads = (1, 8) if "sqlite" in settings.DATABASES["default"]["ENGINE"] else (settings.WEB_WORKERS, 4)
preload_app = True
control_socket_disable = True
logger_class = Log
accesslog = "-"
loglevel = "warning"
timeout = 60
graceful_timeout = 10
umask = 0o077
