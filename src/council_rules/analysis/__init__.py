"""From a proposal and a rule book to findings."""
