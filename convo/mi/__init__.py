"""Codes what is said turn by turn, and offers stems and a likely place from a person's own words. Start in coder.py."""
