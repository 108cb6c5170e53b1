"""Runs what was learned from examples: weights in, numbers out. It reads no file and learns nothing by itself."""
