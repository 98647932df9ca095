"""Proposal files: text to tree to a checked, frozen model, with the place of every part."""
