"""A field that takes several names suggests each of them."""

from django.urls import reverse

from tests.factories import RoundFactory, TopicFactory


def test_the_second_topic_is_suggested_too(watched, live_server, sign_in, reader):
    round = RoundFactory(attempt__company__owner=reader)
    TopicFactory(owner=reader, name="heaps")
    sign_in(reader)
    watched.goto(live_server.url + reverse("round-edit", args=[round.pk]))
    watched.get_by_text("What it was about").click()
    watched.get_by_label("Topics").press_sequentially("graphs, he")
    offered = watched.get_by_label("Topics").evaluate("field => [...field.list.options].map(option => option.value)")
    assert offered == ["graphs, heaps"]
    assert watched.complaints == []
