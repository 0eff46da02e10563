"""What they ask: the questions, what was said to them, and the drill that brings them back."""
