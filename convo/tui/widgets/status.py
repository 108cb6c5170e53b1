"""The line that says what just happened, or what could be done next."""

from textual.content import Content
from textual.widgets import Static


class Status(Static):
    """One line of words; trouble is marked with a sign as well as a colour."""

    def __init__(self) -> None:
        """Make an empty line."""
        super().__init__(Content(""), markup=False)

    def tell(self, words: str, trouble: bool = False) -> None:
        """Say something; trouble stands out."""
        self.set_class(trouble, "trouble")
        self.update(Content(f"! {words}" if trouble else words))
