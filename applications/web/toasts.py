"""What a message leads to: addresses travel as its tags, which is all that a message carries beside its words."""

from django.contrib.messages.storage.base import Message

#: The pages a message may lead to, and how the link is called.
ONWARD = {"debrief": "Debrief now", "forecast": "How likely?"}


def leading_to(**addresses: str) -> str:
    """Tags of a message, for `extra_tags`: `undo` undoes by a POST, those of `ONWARD` are pages; what is empty is left
    out."""
    return " ".join(f"{name}:{address}" for name, address in addresses.items() if address)


def toast_of(message: Message) -> dict[str, str]:
    """Its level, its text, the address that undoes it, and the page it leads to with how that is called."""
    tags = (tag.partition(":") for tag in (message.extra_tags or "").split())
    addresses = {name: address for name, colon, address in tags if colon}
    onward = next((name for name in ONWARD if name in addresses), "")
    leads = {"undo": addresses.get("undo", ""), "onward": addresses.get(onward, ""), "called": ONWARD.get(onward, "")}
    return {"level": message.level_tag, "text": str(message)} | leads
