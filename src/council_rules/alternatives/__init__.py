"""The least that would have to change: edits to a proposal, their costs, and the search."""
