"""A message leads where its tags say, each address by its name."""

import pytest
from django.contrib.messages import SUCCESS
from django.contrib.messages.storage.base import Message

from applications.web.toasts import leading_to, toast_of


@pytest.mark.parametrize("undo", ["", "/undo/5/"])
@pytest.mark.parametrize("debrief", ["", "/rounds/3/debrief/"])
def test_an_address_is_found_by_its_name_with_or_without_the_other(undo, debrief):
    message = Message(SUCCESS, "Passed.", extra_tags=leading_to(undo=undo, debrief=debrief))
    toast = toast_of(message)
    assert (toast["turn"], toast["onward"]) == (undo, debrief)
    assert toast["called"] == ("Debrief now" if debrief else "")


def test_a_message_that_leads_nowhere_says_what_it_says():
    nowhere = {"turn": "", "turns": "Undo", "onward": "", "called": ""}
    assert toast_of(Message(SUCCESS, "Saved.")) == {"level": "success", "text": "Saved."} | nowhere


def test_what_was_undone_can_be_done_again():
    toast = toast_of(Message(SUCCESS, "Undone.", extra_tags=leading_to(again="/undo/5/again/")))
    assert (toast["turn"], toast["turns"]) == ("/undo/5/again/", "Do it again")
