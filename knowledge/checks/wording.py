"""Sentences that stand outside the entries: the assistant's frames, the page's words, the safeguarding replies."""

import re
from pathlib import Path

from knowledge.checks.phrases import banned_in
from knowledge.checks.reaching import digits, numbers_in, registered
from knowledge.problems import Problem
from knowledge.store import Knowledge

COMMENT = re.compile(r"(?:^|\s)#.*")
KEY = re.compile(r"^[\s-]*([\w-]+):(?=\s|$)")


def check_wording(knowledge: Knowledge, file: Path, shown: str, where: str = "everywhere") -> list[Problem]:
    """List the banned phrases and the unregistered numbers of a file, line by line."""
    known = registered(knowledge)
    problems = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        key = KEY.match(line)
        said, field = COMMENT.sub("", KEY.sub("", line)), key[1] if key else "text"
        for words, phrase in banned_in(knowledge, said, where):
            problems.append(Problem(shown, number, field, f"says `{words}`: {phrase.why}"))
        for tel in numbers_in(said):
            if digits(tel) not in known:
                problems.append(Problem(shown, number, field, f"`{tel}` is in no contact or helpline"))
    return problems
