"""Stories: the pages of those one tells, where each was told, and what they show of a company's principles."""
