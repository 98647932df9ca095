"""Reports as text and as JSON; knows findings, never a solver."""
