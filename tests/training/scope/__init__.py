"""Learns what the scanner knows from scripts/scope/examples. `python -m tests.training.scope` does it all."""
