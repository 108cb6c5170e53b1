"""Replay of ten thousand events against pydantic's bare parse of the same rows.

Run: python -m tests.bench.replay [events]
"""

import statistics
from datetime import UTC, datetime
from time import perf_counter

from pydantic import TypeAdapter

from convo.content.library import Library
from convo.content.place import find_place
from convo.engine.fold import replay
from convo.model.event import Event
from convo.model.record import Recorded
from convo.model.wish import Say
from convo.store.codec import Codec
from tests.bench.asking import how_many
from tests.engine.talks import Talk

ROUNDS = 9


def main(events: int) -> None:
    """Print the medians of both over the same rows."""
    talk = Talk.begin(Library(find_place()).script("first-conversation"))
    while len(talk.log) < events:
        talk.wish(Say(text=f"Something else that I have been meaning to say, number {len(talk.log)}", keep="note"))
    codec = Codec()
    rows = [codec.encode(record.event) for record in talk.log]
    parse = TypeAdapter[Event](Event).validate_json
    bare, whole = [], []
    at = datetime.now(UTC)
    for _ in range(ROUNDS):
        start = perf_counter()
        for _, _, body in rows:
            parse(body)
        bare.append(perf_counter() - start)
        start = perf_counter()
        replay(Recorded("session/1", seq, at, "w", codec.decode(*row)) for seq, row in enumerate(rows, start=1))
        whole.append(perf_counter() - start)
    one, other = statistics.median(whole) * 1000, statistics.median(bare) * 1000
    print(f"decode and replay {one:.1f} ms, bare parse {other:.1f} ms, ratio {one / other:.2f} (aim: at most 3)")
    print(f"n = {len(rows)} events, {ROUNDS} rounds")


if __name__ == "__main__":
    main(how_many(__doc__, "events", 10_000))
