"""Dice that fall the same way each time: all that is invented hangs on one seed."""

import random
import uuid
from collections.abc import Mapping, Sequence


class Chance(random.Random):
    def happens(self, share: float) -> bool:
        """True in that share of the cases."""
        return self.random() < share

    def weighted[T](self, weights: Mapping[T, float]) -> T:
        """One of the keys, each as often as its weight says."""
        return self.choices(list(weights), list(weights.values()))[0]

    def some[T](self, things: Sequence[T], least: int, most: int) -> list[T]:
        """Some of them, none twice; fewer than `least` only where there are no more."""
        return self.sample(things, min(len(things), self.randint(least, most)))

    def uuid(self) -> uuid.UUID:
        return uuid.UUID(int=self.getrandbits(128), version=4)
