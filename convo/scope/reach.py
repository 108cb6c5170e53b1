"""The learned part of the scanner: reads an entry window by window and says which categories the examples see in it."""

from collections.abc import Sequence
from math import exp, log
from typing import NamedTuple

from convo.learned.encoder import Encoder, Passage
from convo.learned.linear import Linear
from convo.model.kinds import CATEGORIES, Category, Speaker, Urgency
from convo.scope.features import features
from convo.scope.slips import Meant, Mender
from convo.scope.weights import Sight, Weights
from convo.scope.windows import Window, clauses, windows

MARKS: dict[Speaker, str] = {"person": "[unused1]", "worker": "[unused2]", "note": "[unused3]"}
"""The piece of the vocabulary that tells the encoder who speaks."""

_READ = 2
"""How many windows of a long entry the encoder reads: those where the n-grams see most."""

_CHANCE, _CHANCES = 1.0, 8
"""The bar rises with the logarithm of the number of windows, up to so many: each is one more chance to be wrong."""

_PRESSING = 0.8
"""By so much, in log-odds, the bar is lower where what is seen looks like an emergency: there a miss costs most."""

_FIRMLY = 2.5
"""How much clearer than for a rule that leans the examples must see nothing before a plain rule is left alone.

Of 73 times that plain rules for what is no emergency held in lines of eight authors unheard by then, it took away 10
of 28 where nothing was wrong, and none of 45 where something was. Only the encoder may say so; the n-grams know too
little.
"""

_BEFORE = 600
"""How many characters of what came before are read, from its end."""

_A_WORD_OR_TWO = 2
"""So few words with nothing before them ("tonight", "my mum") say too little to judge; the rules still read them."""

_NUMBER = len(CATEGORIES)
_TODAY, _NOW = _NUMBER + 1, _NUMBER + 2
"""Where the n-grams' scores for urgency stand, after the categories and the score for anything at all."""

Row = tuple[float, ...]


class Seen(NamedTuple):
    """What one of so many windows shows, in log-odds: anything at all, each category, and how urgent each would be."""

    window: Window
    any: float
    categories: tuple[float, ...]
    today: tuple[float, ...]
    now: tuple[float, ...]
    near: tuple[float, ...] = ()
    windows: int = 1


class Found(NamedTuple):
    """A category that the examples see in an entry, and where."""

    category: Category
    urgency: Urgency
    place: Window


class Reach:
    """Judges entries by what was learned; without an encoder it runs reduced, on n-grams alone."""

    def __init__(
        self, weights: Weights, ngrams: Linear, encoder: Encoder | None = None, known: frozenset[str] = frozenset()
    ) -> None:
        """Take what was learned, and words that are no typing slips though they were not learned from."""
        self.weights = weights
        self._known = known
        self._mender = Mender(ngrams.knows, known)
        self._ngrams = ngrams
        self._encoder = encoder
        self.sight: Sight = weights.whole if encoder else weights.reduced

    def quick(self) -> "Reach":
        """Return the same without the encoder."""
        return Reach(self.weights, self._ngrams, known=self._known)

    def meant(self, text: str) -> Meant:
        """Return a text with its typing slips mended."""
        return self._mender.meant(text)

    def look(self, text: str, previous: str | None, speaker: Speaker) -> list[Seen]:
        """Return what is seen in the windows of an entry that are worth reading, in order."""
        places = windows(text) if len(text.split()) > (0 if previous else _A_WORD_OR_TWO) else []
        previous = previous[-_BEFORE:] if previous else None
        rough = [self._ngrams.scores(features(text[at.start : at.end], previous, speaker)) for at in places]
        if self._encoder is None:
            return [self._seen(at, len(places), row) for at, row in zip(places, rough, strict=True)]
        ranks = sorted(range(len(places)), key=lambda place: (-rough[place][_NUMBER], place))
        seen: list[Seen] = []
        for place in sorted(ranks[:_READ]):
            at = places[place]
            rows = self._encoder.run(Passage(text[at.start : at.end], previous or "", MARKS[speaker]))
            seen.append(self._seen(at, len(places), rough[place], rows["logits"], rows["near"]))
        return seen

    def find(self, text: str, seen: Sequence[Seen], speaker: Speaker) -> list[Found]:
        """Return what reaches its bar in any window: each category once, where it is seen best."""
        best: dict[Category, tuple[float, Seen]] = {}
        for one in seen:
            for category, margin in self.margins(one).items():
                if margin >= 0 and margin > best.get(category, (-1.0, one))[0]:
                    best[category] = (margin, one)
        heard = {one.window: self._heard(text, one.window, speaker) for _, one in best.values()}
        return [
            Found(category, urgency(one, category), _words(text, heard[one.window], category))
            for category, (_, one) in best.items()
        ]

    def margins(self, seen: Seen) -> dict[Category, float]:
        """Return how far each category lies over its bar, or under it, in a window."""
        return margins(seen, self.sight, self.weights.dangers)

    def speaks_against(
        self, seen: Sequence[Seen], category: Category, place: Window | None = None, firmly: bool = False
    ) -> bool:
        """Tell whether the examples see clearly nothing around a place, or `firmly`; for a danger it must be clearer.

        Without a place, or where no window that was read holds it, it must be so in all that were read.
        """
        if firmly and self._encoder is None:
            return False
        if place:
            seen = [one for one in seen if one.window.start < place.end and place.start < one.window.end] or seen
        danger = category in self.weights.dangers
        bar = self.sight.quiet - (self.sight.anything - self.sight.danger if danger else 0) - _FIRMLY * firmly
        return all(one.any < bar for one in seen)

    def _seen(self, at: Window, number: int, rough: Row, fine: Row = (), near: Row = ()) -> Seen:
        """Weigh what the n-grams say and what the encoder says, if there is one."""
        sight, every = self.sight, range(_NUMBER)
        anything = [part for row in (rough, fine) if row for part in (row[_NUMBER], either(row[:_NUMBER]))]
        return Seen(
            at,
            sight.any.of(*anything),
            tuple(
                sight.category.of(*(part for row in (rough, fine) if row for part in (row[place], row[_NUMBER])))
                for place in every
            ),
            tuple(sight.today.of(rough[_TODAY], *fine[_NUMBER + 1 + 2 * place :][:1]) for place in every),
            tuple(sight.now.of(rough[_NOW], *fine[_NUMBER + 2 + 2 * place :][:1]) for place in every),
            near,
            number,
        )

    def _heard(self, text: str, window: Window, speaker: Speaker) -> list[tuple[Window, Row]]:
        """Return the clauses of a window with what the n-grams see in each."""
        return [
            (at, self._ngrams.scores(features(text[at.start : at.end], None, speaker))) for at in clauses(text, window)
        ]


def margins(seen: Seen, sight: Sight, dangers: Sequence[Category]) -> dict[Category, float]:
    """Return how far each category lies over its bar; the bar is lower where any of the dangers may be there."""
    top = max(range(_NUMBER), key=lambda place: seen.categories[place])
    places = [CATEGORIES.index(category) for category in dangers]
    danger = any(place == top or seen.categories[place] >= sight.also for place in places)
    bar = (sight.danger if danger else sight.anything) + _CHANCE * log(min(seen.windows, _CHANCES))
    bar -= _PRESSING if seen.now[top] >= 0 else 0.0
    over = seen.any - bar
    also = [value - sight.also for value in seen.categories]
    return {category: over if place == top else min(over, also[place]) for place, category in enumerate(CATEGORIES)}


def urgency(seen: Seen, category: Category) -> Urgency:
    """Return how soon a category seen in a window must reach somebody."""
    place = CATEGORIES.index(category)
    if seen.now[place] >= 0:
        return "emergency"
    return "same_day" if seen.today[place] >= 0 else "soon"


def _words(text: str, heard: Sequence[tuple[Window, Row]], category: Category) -> Window:
    """Return the clause that spoke most for a category, without the spaces around it."""
    place = CATEGORIES.index(category)
    (start, end), _ = max(heard, key=lambda one: one[1][place])
    words = text[start:end]
    return Window(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))


def either(row: Row) -> float:
    """Return one score for any of several: near the highest of them, and a little more for each other one."""
    highest = max(row)
    return highest + log(sum(exp(score - highest) for score in row))
