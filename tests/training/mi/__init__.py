"""Learns what codes turns, from an AnnoMI CSV given by its path and the authors' own examples."""
