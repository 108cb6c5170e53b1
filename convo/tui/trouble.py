"""What went wrong at the desk, told apart: some of it has words for the worker, everything else only a name."""


def refusal(trouble: Exception) -> str | None:
    """Return the words of a refusal, or of the store; None for anything else."""
    from convo.desk import Refused, StoreError

    return str(trouble) if isinstance(trouble, Refused | StoreError) else None
