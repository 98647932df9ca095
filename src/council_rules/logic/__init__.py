"""From proposals and pages to answer-set programs, and what follows from them."""
