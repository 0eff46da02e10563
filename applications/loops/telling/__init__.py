"""Steps as people tell them: read line by line, and recorded."""
