"""Makes ``python -m council_rules`` the command."""

from council_rules.cli import main

if __name__ == "__main__":
    main()
