"""Words typed by people: cleaned once, at the door, and whether they go on where the words before broke off."""

import re
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

# C0 and C1 controls (but tab and newline), DEL, bidi controls, line and paragraph separators, interlinear
# annotation, tag characters and the byte-order mark: a terminal or a viewer may act on these; a reader sees none.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_BREAKS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")

_ASKS = re.compile(
    r"(?:(?:and|but|okay|ok|right|so|well)\W+)*"
    r"(?:any|are|can|could|did|do|does|had|has|have|how|is|was|were|what|when|where|who|why|will|would)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?…:;\"'”’)\]]\s*$")


def clean(text: object) -> str:
    """Return `text` without what a terminal, a pager or a viewer would act on; every letter stays.

    Only the controlling characters go: what stood between them is kept, so a hostile sequence
    becomes harmless visible text and no word is ever lost. Broken surrogates become U+FFFD.
    """
    if not isinstance(text, str):
        raise ValueError("words must be text")
    if not text.isascii():
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _UNSEEN.sub("", _BREAKS.sub("\n", text))


def clean_line(text: object) -> str:
    """Return `text` cleaned and folded to a single line: for names, titles and settings."""
    return " ".join(clean(text).split())


def goes_on(before: str, text: str) -> bool:
    """Tell whether a text goes on where the one before broke off: no mark ends that, and a small letter begins this.

    What begins like a question does not break off: it waits for an answer.
    """
    return text[:1].islower() and bool(before.strip()) and not (_ENDS.search(before) or _ASKS.match(before))


Words = Annotated[str, BeforeValidator(clean)]
"""Text from a person: any length, newlines kept, nothing a terminal would act on."""

Name = Annotated[str, BeforeValidator(clean_line)]
"""One line of text from a person."""


class Value(BaseModel):
    """A frozen value of the model; unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True)
