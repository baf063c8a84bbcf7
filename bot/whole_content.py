"""Load all content that a service needs: what Rasa answers from, and what the safeguarding screen finds and says."""

from pathlib import Path

from bot.safeguarding.checking import check_safeguarding
from bot.safeguarding.content import FOLDER
from knowledge import CONTENT, ContentError, Knowledge, Problem, load


def load_whole(content: Path) -> Knowledge:
    """Load a content folder; raise ContentError that lists every problem, those of the safeguarding content too."""
    problems = safeguarding_problems(content)
    try:
        knowledge = load(content)
    except ContentError as error:
        raise ContentError([*error.problems, *problems]) from error
    if problems:
        raise ContentError(problems)
    return knowledge


def safeguarding_problems(content: Path) -> list[Problem]:
    """List the problems of the safeguarding content; a folder of somebody's own may have none of it."""
    folder = content / FOLDER
    return check_safeguarding(folder) if folder.exists() or content == CONTENT else []
