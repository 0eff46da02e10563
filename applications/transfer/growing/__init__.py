"""A long invented history, always the same, to measure on and to try things with."""
