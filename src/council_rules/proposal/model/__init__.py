"""The proposal format, version 1: the one place that says what a file may hold.

Every scalar arrives as text (see ``tree``); the types in ``scalars`` turn it into
numbers, fractions and dates and refuse everything doubtful. The published JSON Schema
is generated from these classes. Three things are kept apart everywhere: a key left out
is *not stated*, ``unknown`` is *looked for and not found*, ``none`` is *stated to be
absent*.
"""
