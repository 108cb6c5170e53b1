"""What a bench is asked on the command line: one number, or what is usual."""

import argparse


def how_many(about: str | None, name: str, usual: int) -> int:
    """Return the number that was given; `--help` says what it is for."""
    asked = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument(name, type=int, nargs="?", default=usual, help=f"usually {usual:,}")
    return int(vars(asked.parse_args())[name])
