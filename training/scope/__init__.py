"""Learns what the scanner knows from scripts/scope/examples. `python -m training.scope` does it all."""
