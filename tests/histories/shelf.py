"""The six histories by name, for tests and for the script that writes two of them as examples."""

from tests.histories import (
    eleven_onsite_rounds,
    five_attempts,
    role_change_mid_loop,
    six_processes,
    training_week,
    two_hours_too_late,
)  # fmt: skip

HISTORIES = {
    "five-attempts": five_attempts.build,
    "training-week": training_week.build,
    "role-change-mid-loop": role_change_mid_loop.build,
    "six-processes": six_processes.build,
    "eleven-onsite-rounds": eleven_onsite_rounds.build,
    "two-hours-too-late": two_hours_too_late.build,
}
