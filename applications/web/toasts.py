"""What a message leads to: addresses travel as its tags, which is all that a message carries beside its words."""

from django.contrib.messages.storage.base import Message


def leading_to(**addresses: str) -> str:
    """Tags of a message, for `extra_tags`: `undo` undoes by a POST, `debrief` is a page; what is empty is left out."""
    return " ".join(f"{name}:{address}" for name, address in addresses.items() if address)


def toast_of(message: Message) -> dict[str, str]:
    """Its level, its text, and its addresses by their names."""
    tags = (tag.partition(":") for tag in (message.extra_tags or "").split())
    addresses = {name: address for name, colon, address in tags if colon}
    return {"level": message.level_tag, "text": str(message), "undo": "", "debrief": ""} | addresses
