"""What a message leads to: addresses travel as its tags, which is all that a message carries beside its words."""

from django.contrib.messages.storage.base import Message

#: The pages a message may lead to, and how the link is called.
ONWARD = {"debrief": "Debrief now", "forecast": "How likely?"}
#: What undoes it, or does it again, and how that is called.
TURNS = {"undo": "Undo", "again": "Do it again"}


def leading_to(**addresses: str) -> str:
    """Tags of a message, for `extra_tags`: `undo` undoes by a POST, `again` does it again, those of `ONWARD` are pages;
    what is empty is left out."""
    return " ".join(f"{name}:{address}" for name, address in addresses.items() if address)


def toast_of(message: Message) -> dict[str, str]:
    """Its level, its text, the address that undoes it or does it again and the page it leads to, each with how that is
    called."""
    tags = (tag.partition(":") for tag in (message.extra_tags or "").split())
    addresses = {name: address for name, colon, address in tags if colon}
    onward = next((name for name in ONWARD if name in addresses), "")
    turn = next((name for name in TURNS if name in addresses), "undo")
    turns = {"turn": addresses.get(turn, ""), "turns": TURNS[turn]}
    leads = turns | {"onward": addresses.get(onward, ""), "called": ONWARD.get(onward, "")}
    return {"level": message.level_tag, "text": str(message)} | leads
