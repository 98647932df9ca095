"""The rule book: pages, parameters and examples. It never touches a proposal."""
