"""Pages of the thread: reading it, and recording what happened."""
