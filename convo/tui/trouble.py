"""What went wrong at the desk, told apart: a refusal has words for the worker, everything else only a name."""


def refusal(trouble: Exception) -> str | None:
    """Return the words of a refusal, None for anything else."""
    from convo.desk import Refused

    return str(trouble) if isinstance(trouble, Refused) else None
