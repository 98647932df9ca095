"""Tests of the search for alternatives."""
