"""What people added to a reading back, as parts of a document: ratings of the whole, corrections, how raters agree."""

from collections.abc import Callable, Iterator, Sequence

from convo.export.document import Block, Item, Items, Paragraph, Section
from convo.model.review import Agreement, Threshold
from convo.model.review_event import SCALES, Scale
from convo.review.keeping import Review, compared
from convo.review.reading import Session

Phrase = Callable[..., str]

FEW = 30
"""Fewer turns than this give no range: its standard error is one for large samples. The number is a rule of thumb."""

_PAIRS: dict[str, tuple[Scale, Scale]] = {
    "technical": ("cultivating", "softening"),
    "relational": ("partnership", "empathy"),
}
"""The scales that a summary score is the mean of."""


def people_sections(
    session: Session, review: Review, thresholds: Sequence[Threshold], phrase: Phrase
) -> Iterator[Section]:
    """Return what people said of a session; thresholds are shown only where it had a goal for change."""
    if review.corrections:
        turns = len({correction.turn for correction, _ in review.corrections})
        said = Paragraph(phrase("reading/corrections", count=turns))
        yield Section(phrase("reading/put-right"), (said,))
    if review.ratings:
        yield Section(phrase("reading/globals"), tuple(_ratings(review, thresholds, phrase)))
    for rater, blind in review.blind.items():
        if blind.done_after is not None:
            heading = phrase("reading/agreement", rater=rater)
            yield Section(heading, tuple(_agreement(session, review, rater, phrase)))


def mean_of(review: Review, score: str) -> float | None:
    """Return a summary score, "technical" or "relational"; None until a person gave both its ratings."""
    given = [review.ratings[scale][0] for scale in _PAIRS[score] if scale in review.ratings]
    return sum(given) / len(given) if len(given) == len(_PAIRS[score]) else None


def _ratings(review: Review, thresholds: Sequence[Threshold], phrase: Phrase) -> Iterator[Block]:
    rated = [(scale, review.ratings[scale]) for scale in SCALES if scale in review.ratings]
    items = [
        Item(f"{phrase(f'globals/{scale}')}: {phrase('globals/rated', score=score, by=act.by)}")
        for scale, (score, act) in rated
    ]
    for score in _PAIRS:
        mean = mean_of(review, score)
        if mean is not None:
            said = f"{phrase(f'globals/{score}')}: {phrase('globals/mean', value=f'{mean:g}')}"
            items.append(Item(said, tuple(_opinion(score, review, thresholds, phrase))))
    yield Items(tuple(items))
    yield Paragraph(phrase("globals/source"))


def _opinion(score: str, review: Review, thresholds: Sequence[Threshold], phrase: Phrase) -> Iterator[str]:
    for one in thresholds:
        if one.figure == score and review.goal:
            yield phrase("globals/opinion", fair=f"{one.fair:g}", good=f"{one.good:g}")


def _agreement(session: Session, review: Review, rater: str, phrase: Phrase) -> Iterator[Block]:
    for side, found in zip(("worker", "person"), compared(session, review, rater), strict=True):
        if found and found[0].n:
            yield Paragraph(phrase(f"reading/agreement-{side}"))
            yield Items(tuple(Item(_kappa(one, phrase)) for one in found))
    yield Paragraph(phrase("reading/kappa-means"))


def _kappa(one: Agreement, phrase: Phrase) -> str:
    same = {"observed": round(one.observed * one.n), "n": one.n, "code": _name(one.code, phrase)}
    if one.kappa is None or one.low is None or one.high is None:
        return phrase("reading/no-kappa", **same)
    if one.n < FEW:
        return phrase("reading/kappa-few", kappa=f"{one.kappa:.2f}", **same)
    return phrase("reading/kappa", kappa=f"{one.kappa:.2f}", low=f"{one.low:.2f}", high=f"{one.high:.2f}", **same)


def _name(code: str, phrase: Phrase) -> str:
    return phrase("reading/agreement-all") if code == "all" else code_name(code, phrase)


def code_name(code: str, phrase: Phrase) -> str:
    """Return the name of a code."""
    return phrase(f"codes/{code}")
