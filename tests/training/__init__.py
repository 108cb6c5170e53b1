"""Learns weights from labelled examples: needs the extra `train`, and is no part of what is installed."""
