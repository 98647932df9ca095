"""Procedures and matters of a proposal as simple games, and the power of those who vote.

Only what asks for power imports this package: it loads the library of voting power.
"""
