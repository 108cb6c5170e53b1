"""What a front end shows when a wish can't be granted."""


class Refused(Exception):
    """A wish that can't be granted; the text says why, and what to do, in words for the worker."""
