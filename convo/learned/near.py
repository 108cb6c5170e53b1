"""Finds what was learned from that lies nearest to something new, by short vectors of a byte a number."""

import heapq
from collections.abc import Sequence
from operator import mul


def nearest(vector: Sequence[float], vectors: bytes, among: Sequence[int], most: int = 3) -> list[tuple[int, float]]:
    """Return the rows of `vectors` nearest to one of the same length, with how near: 1 is the same, 0 is unlike.

    Only the rows numbered in `among` are looked at.
    """
    width = len(vector)
    rows = memoryview(vectors).cast("b")
    sizes = sum(number * number for number in vector) ** 0.5 or 1.0
    scored = ((sum(map(mul, vector, rows[at * width : (at + 1) * width])), at) for at in among)
    return [(at, score / 127 / sizes) for score, at in heapq.nlargest(most, scored)]
