"""How forms are written: by Jinja2, which writes a form of thirty fields in a third of the time."""

from pathlib import Path
from typing import Any

import django.forms
from django.conf import settings
from django.forms.renderers import TemplatesSetting
from django.template import TemplateDoesNotExist
from django.template.backends.jinja2 import Jinja2
from jinja2 import Environment
from markupsafe import Markup, escape


class Renderer(TemplatesSetting):
    """Our own markup first, then Django's; what neither has in Jinja2 (the admin's widgets, widgets of our own that
    stand on a page of Django's templates) is one of Django's templates."""

    form_template_name = "layout/_fields.html"

    def __init__(self) -> None:
        folders = [settings.BASE_DIR / "templates" / "jinja2", Path(django.forms.__file__).parent / "jinja2"]
        options = {"environment": "config.forms.environment"}
        self.engine = Jinja2({"NAME": "forms", "APP_DIRS": False, "DIRS": folders, "OPTIONS": options})

    def get_template(self, template_name):
        try:
            return self.engine.get_template(template_name)
        except TemplateDoesNotExist:
            return super().get_template(template_name)


def environment(**options: Any) -> Environment:
    made = Environment(**options)  # noqa: S701 - Django says that it escapes
    made.filters["attributes"] = attributes
    return made


def attributes(values: dict[str, Any]) -> Markup:
    """As they stand in a tag. A filter, since a form has hundreds of tags: to include Django's template in each of them
    takes longer than all the rest of the form."""
    written = (
        f" {name}" if value is True else f' {name}="{escape(value)}"'
        for name, value in values.items()
        if value is not False
    )
    return Markup("".join(written))  # noqa: S704 - names are ours, and values are escaped
