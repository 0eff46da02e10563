"""The one app."""

from importlib import import_module

from django.apps import AppConfig

#: What listens to what is written.
KEEPING = ("loops.questions.keeping", "loops.came", "lessons.keeping", "search.keeping")


class ApplicationsConfig(AppConfig):
    name = "applications"
    verbose_name = "Afterloop"

    def ready(self) -> None:
        for name in KEEPING:
            import_module(f"applications.{name}")
