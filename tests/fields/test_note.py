"""Notes are shown as they were meant, and nothing in them runs or loads."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from applications.fields.note import render_note

from .hostile import PAYLOADS, PIECES

TAGS = set("p br hr em strong s a ul ol li blockquote code pre h3 h4 h5 h6 table thead tbody tr th td".split())
REL = "noopener noreferrer nofollow ugc"


class Page(HTMLParser):
    """The tags, the text and the first thing that should not be there."""

    def __init__(self, html):
        super().__init__()
        self.found, self.text, self.tags = None, "", []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        allowed = {"a": {"href", "rel"}, "ol": {"start"}}.get(tag, set())
        if tag not in TAGS or not {name for name, _ in attributes} <= allowed:
            self.found = tag, attributes
        link = dict(attributes).get("href", "https:")
        if urlsplit(link).scheme not in {"http", "https", "mailto"} or (tag == "a" and ("rel", REL) not in attributes):
            self.found = tag, attributes

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        self.found = "comment", data

    handle_decl = handle_pi = unknown_decl = handle_comment


MEANT = [
    ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>\n"),
    ("# a\n## b\n##### c", "<h3>a</h3>\n<h4>b</h4>\n<h6>c</h6>\n"),
    ("a\n===", "<h3>a</h3>\n"),
    ("one\ntwo", "<p>one<br>\ntwo</p>\n"),
    ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
    ("3. a", '<ol start="3">\n<li>a</li>\n</ol>\n'),
    ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
    ("```python\na < b\n```", "<pre><code>a &lt; b\n</code></pre>\n"),
    ("---", "<hr>\n"),
    ("[a](https://b.example/?c=d&e)", f'<p><a href="https://b.example/?c=d&amp;e" rel="{REL}">a</a></p>\n'),
    ("<https://b.example>", f'<p><a href="https://b.example" rel="{REL}">https://b.example</a></p>\n'),
    ("[a](mailto:b@c.example)", f'<p><a href="mailto:b@c.example" rel="{REL}">a</a></p>\n'),
    ("[a](/settings/)", f'<p><a rel="{REL}">a</a></p>\n'),
    ("![a](https://b.example/c.png)", f'<p>!<a href="https://b.example/c.png" rel="{REL}">a</a></p>\n'),
    ("[1]: a footnote", "<p>[1]: a footnote</p>\n"),
    ("a < b && c > d <!-- e -->", "<p>a &lt; b &amp;&amp; c &gt; d &lt;!-- e --&gt;</p>\n"),
    (" \n\t", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "html"), MEANT)
def test_a_note_is_shown_as_it_was_meant(text, html):
    assert render_note(text) == html


def test_a_table_keeps_its_cells_and_no_style():
    html = render_note("|a|b|\n|:-|-:|\n|1|2|")
    assert "<th>a</th>" in html
    assert "<td>2</td>" in html
    assert "style" not in html


def test_a_note_is_safe_to_print():
    assert isinstance(render_note("a"), SafeString)
    assert isinstance(render_note(""), SafeString)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_hostile_note_does_nothing(payload):
    assert Page(render_note(payload)).found is None


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_a_hostile_note_of_any_pieces_does_nothing(text):
    assert Page(render_note(text)).found is None


MARKS = [" ", "\n", "\n\n", "\n# ", "\n> ", "\n- ", "\n1. ", "*", "**", "_", "~~", "`", "|", "<b>", "[", "]", ": ", "!"]
WORDS = ["why", "when", "who"]


@given(st.lists(st.tuples(st.sampled_from(MARKS), st.sampled_from(WORDS)), max_size=12))
def test_no_word_of_a_note_vanishes_from_the_page(pairs):
    text = "".join(mark + word for mark, word in pairs)
    shown = Page(render_note(text)).text
    assert [shown.count(word) for word in WORDS] == [text.count(word) for word in WORDS]


@pytest.mark.parametrize("text", ["[" * 20_000, "> " * 20_000, "*a " * 7_000, "![](" * 5_000, "`" * 20_000 + "a"])
def test_a_note_made_to_keep_the_server_busy_is_rendered_all_the_same(text):
    assert Page(render_note(text)).found is None
