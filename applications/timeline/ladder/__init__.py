"""The ladder of a company's attempts: time along, stage upward, one line for each attempt.

A read model of its own: it takes climbs (parts.py) and gives two drawings, wide and tall. From the ground up:
axis.py tells what is known of time, spread.py shares out the room, trace.py measures one attempt, plan.py lays all
of them along the axis, frames.py turns measures into a sheet, lines.py draws, labels.py leaves out what would touch,
svg.py writes it down.
"""

from applications.timeline.ladder.drawing import Drawing
from applications.timeline.ladder.parts import Climb, Look, Mark, Tick
from applications.timeline.ladder.svg import svg
from applications.timeline.ladder.tall import draw_tall
from applications.timeline.ladder.wide import draw_wide

__all__ = ["Climb", "Drawing", "Look", "Mark", "Tick", "draw_tall", "draw_wide", "svg"]
