"""Reads scripts/ and prompts/ into model values, and reports everything that is wrong with them.

Start in library.py for what the rest of convo reads, and in check.py for what authors are told.
"""
