"""A small good content, written to a temporary folder, that tests spoil in one place."""

from pathlib import Path

from convo.content.place import Place
from convo.model.kinds import CATEGORIES

Files = dict[str, str]

SCRIPT = """id = "chat"
closing = "close"

[[stages]]
id = "open"

[[stages.questions]]
id = "matters"
keeps = "matters"
needed = true
moves = [ {to = "close", when = {is = "chose", question = "shape", option = "short"}} ]

[[stages.questions]]
id = "shape"
answer = "choice"
options = ["long", "short"]
fills = "plan.shape"
leans_on = ["matters"]

[[stages]]
id = "goals"

[[stages.questions]]
id = "goal"
keeps = "goal"

[[stages.questions]]
id = "sure"
answer = "ruler"
fills = "goal.confidence"
when = {is = "answered", question = "goal"}

[[stages.questions]]
id = "another"
answer = "choice"
options = ["yes", "no"]
moves = [
  {to = "goal", when = {is = "chose", question = "another", option = "yes"}, again = true},
  {to = "close", when = {is = "all", of = [
    {is = "number", question = "sure", least = 7},
    {is = "not", of = {is = "has", kind = "worry"}},
  ]}},
]

[[stages]]
id = "look"
each = "goal"

[[stages.questions]]
id = "reword"
fills = "subject.text"

[[stages]]
id = "pros-and-cons"
aside = true
when = {is = "stance", stance = "neutral"}

[[stages.questions]]
id = "good-side"
keeps = "reason"

[[stages]]
id = "close"

[[stages.questions]]
id = "review"
answer = "date"
options = ["no-review"]
fills = "plan.review"

[[stages.questions]]
id = "bye"
answer = "show"
"""

OVERVIEW = """# A chat

To see how things are.

## open: Open

Hear what matters.

## goals: Goals

Find one goal.

## look: Look again

See whether each goal is right.

## pros-and-cons: Both sides

Weigh a choice.

## close: Close

Say when to meet.
"""

CARD = """# {title}

What about {ask}?

## Other ways to ask

- Short: And {ask}?
- Simple: Tell me. What is {ask}?
- How is it with {ask}?

## Why we ask

It helps to know.

## Listen for

- Names and places.

## If it is hard

- Come back to it later.
"""

CONCERN = """# {title}

## Do now

- Stay calm.
- Listen.
- Call your lead.

## Ask

Are you safe?

## Consent

Tell the person whom you will tell.

## Do not

- Never call it attention seeking.

## Say

Thank you for telling me.

## Record

What was said and done.
"""

CHOICES = {"shape": ("long", "short"), "another": ("yes", "no"), "review": ("no-review",)}
QUESTIONS = ("matters", "shape", "goal", "sure", "another", "reword", "good-side", "review", "bye")


def card(question: str) -> str:
    """Return a good card for a question."""
    text = CARD.format(title=question.capitalize(), ask=question)
    choices = "".join(f"- {option}: Choose {option}\n" for option in CHOICES.get(question, ()))
    return f"{text}\n## Choices\n\n{choices}" if choices else text


def good_files() -> Files:
    """Return a small content with nothing wrong."""
    files = {
        "scripts/chat.toml": SCRIPT,
        "prompts/chat/script.md": OVERVIEW,
        "prompts/phrases/plan.md": "# Plan\n\n- title: A plan for {name}\n- empty: Nothing yet\n",
        "prompts/help/keys.md": "# Keys\n\nPress Enter.\n",
        "scripts/review/figures.toml": (
            '[[thresholds]]\nfigure = "complex-share"\nfair = 0.4\ngood = 0.5\nsource = "A guide"\n'
            'checked_on = "2026-11-01"\n'
        ),
        "scripts/review/training.toml": (
            '[[supervision]]\nminutes = 60\nmonths = 1\nsource = "A guide"\nchecked_on = "2026-11-01"\n\n'
            '[[modules]]\nid = "first-aid"\ngroup = "mandatory"\nsource = "A guide"\nchecked_on = "2026-11-01"\n'
        ),
        "prompts/phrases/training.md": "# Training\n\n- first-aid: First aid\n",
        "scripts/words.toml": (
            '[[avoid]]\nsays = ["attention seeking", "refused"]\nreason = "it judges"\ninstead = "Say what happened."\n'
            'source = "A guide"\n\n[[avoid]]\nsays = ["why not a 10", "I know how you feel"]\nwhere = "said"\n'
            'reason = "it does harm"\ninstead = "Reflect."\nsource = "A guide"\n'
        ),
        "scripts/scope/services.toml": (
            '[[services]]\nid = "helpline"\nname = "A helpline"\nnumber = "0800 1111"\nhours = "day and night"\n'
            'source = "example.org"\nchecked_on = "2026-11-01"\n'
        ),
        "scripts/scope/protocols.toml": "".join(
            f'[[protocols]]\nid = "{category.replace("_", "-")}"\ncategory = "{category}"\nurgency = "same_day"\n'
            f'tell = ["safeguarding_lead", "helpline"]\nconsent = "ask"\nsource = "A guide"\n'
            f'checked_on = "2026-11-01"\nrows = [1]\n\n'
            for category in CATEGORIES
        ),
        "scripts/scope/rules.toml": "".join(
            f'[[rules]]\nid = "says-{category.replace("_", "-")}"\ncategory = "{category}"\nurgency = "same_day"\n'
            f'protocol = "{category.replace("_", "-")}"\nany = ["about {category}"]\n\n'
            for category in CATEGORIES
        ),
    }
    files |= {f"prompts/chat/{question}.md": card(question) for question in QUESTIONS}
    return files | {
        f"prompts/scope/{category.replace('_', '-')}.md": CONCERN.format(title=category) for category in CATEGORIES
    }


def write(root: Path, files: Files) -> Place:
    """Write files to a folder and return it as a place."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return Place(root)
