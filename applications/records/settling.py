"""Forms that overwrite nothing: what two people, or two tabs, changed at once is shown, and the person chooses."""

from collections.abc import Iterable
from typing import Any

from applications.records.conflicts import Changes, as_sent, in_words
from applications.records.earlier import as_read
from applications.records.models import Record
from applications.web.forms import FoldedForm

CHANGED_ELSEWHERE = "This was changed elsewhere since you opened it. Choose, field by field, what shall stand."
CHOOSE = "Choose which of the two shall stand."


class SettledForm(FoldedForm):
    """`before` is the record that is edited, `conflicts` what stands in the fields of which the person must choose,
    `choices` what they chose. `is_settled`: what was typed stands already.
    """

    instance: Any
    before: Any
    data: Any

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.conflicts: dict[str, str] = {}
        self.choices: dict[str, str] = {}
        self.is_settled = False

    def saved_since(self) -> Record | None:
        """What stands now, if that is no longer what the person saw when the form was made."""
        latest = self.before and self.before.as_it_stands()
        return latest if latest and self.cleaned_data.get("revision") != latest.mark else None

    def over(self, latest: Record) -> Any:
        """The same form over what stands now."""
        return type(self)(instance=latest)

    def show_latest(self, latest: Record) -> None:
        """Refuse, with what stands now beside what was typed; what only one of the two changed is no conflict."""
        standing, read = self.over(latest), as_read(latest, self.data.get(self.add_prefix("revision")))
        changes = Changes.between(self, standing, read and self.over(read))
        self.take(standing, changes.theirs, latest)
        if not (changes.mine or changes.both):
            self.is_settled = True
            self.instance = latest
        elif changes.both or self.before.mark != latest.mark:
            self.ask(standing, changes.both or changes.mine)
            self.add_error(None, CHANGED_ELSEWHERE)
        else:
            self.full_clean()

    def ask(self, standing: Any, names: Iterable[str]) -> None:
        """Show both texts of these fields, with what was chosen of them already."""
        for name in names:
            self.conflicts[name] = self[name].stands = in_words(standing[name])
            self[name].chosen = self.choices.get(name, "")
            if not self[name].chosen:
                self.add_error(name, CHOOSE)

    def ask_again(self) -> None:
        latest = self.before and self.before.as_it_stands()
        if latest:
            self.ask(self.over(latest), self.choices)

    def take_what_stands(self) -> None:
        """Where the person chose what stands now over what they typed, read that instead, once all is chosen."""
        if self.before is None:
            return
        chosen = {name: self.data.get(f"keep-{self.add_prefix(name)}", "") for name in self.fields}
        asked = [name for name in self.fields if chosen[name] or f"asked-{self.add_prefix(name)}" in self.data]
        self.choices = {name: chosen[name] if chosen[name] in ("mine", "theirs") else "" for name in asked}
        theirs = [name for name, choice in self.choices.items() if choice == "theirs"]
        if theirs and "" not in self.choices.values() and (latest := self.before.as_it_stands()):
            self.take(self.over(latest), theirs)

    def take(self, standing: Any, names: Iterable[str], latest: Record | None = None) -> None:
        """Put what stands in these fields in the place of what was sent; `latest` is what the rest is read over."""
        data: Any = self.data.copy()
        for name in names:
            data.setlist(self.add_prefix(name), as_sent(standing[name]))
        if latest:
            data[self.add_prefix("revision")] = latest.mark
            self.choices = {}
        self.data = data
