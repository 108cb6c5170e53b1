"""How fast a client answers, and what random trainees find: `python -m tests.bench.practice [PRACTICES]`.

Prints the time of a turn (99th percentile), beside the time of coding it alone, then plays every client with so many
random trainees (default 200; the aim is 10,000) and prints what went wrong.
"""

from time import perf_counter

from convo.cli.trials import played
from convo.content.library import Library
from convo.content.place import find_place
from convo.desk.practice_room import world_of
from convo.model.coding import Spoken
from convo.model.practice import Setting
from convo.practice.practice import Practice
from convo.practice.trainees import unsaid_lines
from tests.bench.asking import how_many

TURNS = (
    "Hello, I'm the link worker. What brings you here today?",
    "So you keep going to the doctor, and nobody finds anything.",
    "Have you thought about joining a group?",
    "It sounds as though the evenings are long, and there is nobody to tell.",
    "What would you like to be different?",
    "You should get out more, it would do you good. " * 20,
)


def main(practices: int) -> None:
    """Print the times, then the trials."""
    library = Library(find_place())
    world = world_of(library)
    client = library.client(library.clients()[0])
    whole, alone = list[float](), list[float]()
    for seed in range(20):
        practice = Practice(world, client, Setting(client=client.id, seed=seed))
        before = list[Spoken]()
        for number, said in enumerate(TURNS * 6):
            spoken = Spoken(transcript="bench", turn=str(number), speaker="worker", text=said)
            start = perf_counter()
            world.coder.code_next(before[-12:], spoken)
            middle = perf_counter()
            practice.say(said)
            whole.append((perf_counter() - middle) * 1000)
            alone.append((middle - start) * 1000)
            before.append(spoken)
    print(
        f"a turn        median {_at(whole, 0.5):.2f} ms   99th {_at(whole, 0.99):.2f} ms (aim: 50)   n = {len(whole)}"
    )
    print(f"coding alone  median {_at(alone, 0.5):.2f} ms   99th {_at(alone, 0.99):.2f} ms")
    start = perf_counter()
    for client_id, trial in played(find_place(), library.clients(), practices):
        known = library.client(client_id)
        told = ", ".join(f"{one.id} {trial.told[one.id]}" for one in known.disclosures)
        print(
            f"{client_id:8} {trial.practices} practices, {trial.turns} turns, in {perf_counter() - start:.0f} s: "
            f"faults {dict(trial.faults)}, told {told}, lines never said {len(unsaid_lines(known, trial))}, "
            f"sum {trial.sum:064x}"
        )
        start = perf_counter()


def _at(times: list[float], share: float) -> float:
    return sorted(times)[int(len(times) * share)]


if __name__ == "__main__":
    main(how_many(__doc__, "practices", 200))
