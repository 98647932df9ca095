"""The terms of conclusions, for those who put them into words; only here leave clingo."""

from clingo import Symbol as Symbol
from clingo import SymbolType as SymbolType
