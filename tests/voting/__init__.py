"""Tests of voting power: published values, laws, and brute force on small games."""
