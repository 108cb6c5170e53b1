"""Lets `python -m convo` do what `convo` does."""

from convo.cli import main

if __name__ == "__main__":
    main(prog_name="convo")
