import json
import os

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage

from config.storage import collect_if_changed


@pytest.fixture
def source(settings, tmp_path):
    """A project of two static files, collected into a folder of its own."""
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "one.js").write_text('import { two } from "./two.js";')
    (tmp_path / "source" / "two.js").write_text("export const two = 2;")
    settings.STATICFILES_DIRS = [tmp_path / "source"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.DATA_DIR = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "config.storage.StaticStorage"}}
    return tmp_path / "source"


def test_static_files_are_collected_once(source):
    assert collect_if_changed()
    assert not collect_if_changed()


def test_a_changed_file_is_collected_again(source):
    collect_if_changed()
    os.utime(source / "two.js", (1, 1))
    assert collect_if_changed()


def test_a_new_file_is_collected(source):
    collect_if_changed()
    (source / "three.js").write_text("")
    assert collect_if_changed()


def test_names_are_hashed_also_inside_modules(source, settings):
    collect_if_changed()
    names = json.loads((settings.STATIC_ROOT / "staticfiles.json").read_text())["paths"]
    assert names["two.js"] in (settings.STATIC_ROOT / names["one.js"]).read_text()


def test_an_address_follows_the_files_that_were_collected_last(source):
    collect_if_changed()
    before = staticfiles_storage.url("two.js")
    (source / "two.js").write_text("export const two = 3;")
    collect_if_changed()
    assert staticfiles_storage.url("two.js") != before
