"""Tests of reading proposal files."""
