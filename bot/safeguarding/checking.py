"""Check the safeguarding content as a whole, so that no slip in it is found by somebody at risk."""

from collections.abc import Iterator
from pathlib import Path

from bot.safeguarding.content import FOLDER, Content
from bot.safeguarding.patterns import PatternError
from bot.safeguarding.phrases import compiler_of, speller_of
from bot.safeguarding.routes import Routes
from bot.safeguarding.wording import Wording
from knowledge import ContentError, Problem

# What is read from each file.
READ = {"frames": "frames.yml", "groups": "words.yml", "kinds": "kinds.yml", "lookalikes": "lookalikes.yml",
        "masks": "masks.yml", "phrases": "phrases", "replies": "replies.yml", "routes": "routes.yml",
        "spelling": "spelling.yml", "thresholds": "thresholds.yml", "voices": "voices.yml"}


def check_safeguarding(folder: Path) -> list[Problem]:
    """List what is wrong: files and entries that cannot be read, else phrases, routes and replies of no use."""
    content = Content(folder)
    problems = [problem for part in READ for problem in unread(content, part)]
    return problems or [*unknown_kinds(content), *unreadable_patterns(content), *without_replies(content)]


def unread(content: Content, part: str) -> list[Problem]:
    """List what keeps one part of the content from being read."""
    try:
        getattr(content, part)
    except ContentError as error:
        return error.problems
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        return [Problem(f"{FOLDER}/{READ[part]}", 1, part, f"cannot be read: {error}")]
    return []


def unknown_kinds(content: Content) -> Iterator[Problem]:
    """Go through the phrases of a kind of risk that kinds.yml does not have."""
    for phrase in content.phrases:
        if phrase.kind not in content.kinds:
            yield problem_at(content, phrase.id, f"{phrase.id}.kind", f"`{phrase.kind}` is no kind of kinds.yml")


def unreadable_patterns(content: Content) -> Iterator[Problem]:
    """Go through the patterns that cannot be compiled."""
    compiler = compiler_of(content, speller_of(content))
    says = [(one.id, text) for one in (*content.phrases, *content.masks) for text in one.says]
    cues = [(name, text) for name, texts in content.frames.items() for text in texts]
    heard = [(f"{voice}.{weight}", text) for voice, by_weight in content.voices.items()
             for weight, texts in by_weight.items() for text in texts]
    for field, text in (*says, *cues, *heard):
        try:
            compiler.compile(text)
        except PatternError as error:
            yield problem_at(content, text, field, str(error))


def without_replies(content: Content) -> Iterator[Problem]:
    """Go through the parts that the replies and the routes lack."""
    try:
        Wording(content.replies)
    except KeyError as error:
        yield Problem(f"{FOLDER}/{READ['replies']}", 1, "replies", f"{error} is missing")
    try:
        Routes(content.routes)
    except (KeyError, TypeError) as error:
        yield Problem(f"{FOLDER}/{READ['routes']}", 1, "routes", f"{error} is missing")


def problem_at(content: Content, words: str, field: str, message: str) -> Problem:
    """Make a problem of the first line of the content on which some words stand."""
    for file in sorted(content.folder.rglob("*.yml")):
        for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
            if words in line:
                return Problem(f"{FOLDER}/{file.relative_to(content.folder).as_posix()}", number, field, message)
    return Problem(FOLDER, 1, field, message)
