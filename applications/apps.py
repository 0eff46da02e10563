"""The one app."""

from importlib import import_module

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "applications"
    verbose_name = "Afterloop"

    def ready(self) -> None:
        import_module("applications.search.keeping")  # listens to what is written
