"""Read an answer in a guided conversation: what is an answer, what is a question of its own, what is a way out."""

import re
from collections.abc import Iterable
from functools import lru_cache

from actions.composing.context import Context
from knowledge import Knowledge
from knowledge.models import AnswerWords

LONGEST = 300
WORD = re.compile(r"[^a-z0-9]+")
STRESS = re.compile(r"\b(?:actual|any|big|clear|great|huge|measurable|much|noticeable|obvious|particular|real|really|"
                    r"significant|visible|yet)\s+")
OWNER = re.compile(r"['’]s?\b")
# Heard inside a guided conversation too, and never taken for an answer.
WAYS_OUT = ("ask_for_person", "go_back", "report_risk", "say_goodbye", "start_again", "stop_form")
# However well its words would answer.
ALWAYS = ("report_risk", "start_again", "stop_form")
# Said between two questions; the open question is simply asked again.
SMALL_TALK = ("greet", "thank")
# What has nothing to do with the question is declined when it is this sure.
ELSEWHERE = ("ask_case_status", "ask_council_service", "ask_legal_representation", "ask_medical_advice",
             "ask_other_council", "ask_unrelated", "insult_assistant", "manipulate_assistant", "write_other_language")
SURE = 0.8
# What says that something said before is put right.
CORRECTIONS = ("change_detail",)


def chosen(context: Context, guide: str) -> str:
    """Return what was chosen among the answers that a guide offered; empty when nothing was."""
    kind, _, value = (context.choice or "").partition(":")
    return value if kind == guide else ""


def is_aside(context: Context, guide: str, answers: bool = False) -> bool:
    """Tell whether a message asks for something else, or for a way out, and not what was asked."""
    if context.choice:
        return not chosen(context, guide)
    if answers and not context.asks and context.intent not in ALWAYS:
        return False
    if context.intent in WAYS_OUT or (context.intent in ELSEWHERE and context.confidence >= SURE):
        return True
    return context.asks and context.intent not in CORRECTIONS


def way_of(kb: Knowledge, text: str, kind: str) -> str | None:
    """Find which way a text answers a kind of question: the longest words decide; None when it holds none."""
    plain = normal(text)
    # "No real progress" holds "no progress".
    said = (f" {plain} ", f" {STRESS.sub('', plain)} ")
    found = [(len(words), way) for way, answer in ways(kb, kind) for words in map(normal, answer.words)
             if any(f" {words} " in whole for whole in said)]
    found += [(len(plain), way) for way, answer in ways(kb, kind) if plain in map(normal, answer.alone)]
    return max(found)[1] if found else None


def ways(kb: Knowledge, kind: str) -> Iterable[tuple[str, AnswerWords]]:
    """Go through the ways of answering a kind of question, and the words for each."""
    for answer in kb.answers.values():
        of_kind, _, way = answer.id.partition("-")
        if of_kind == kind:
            yield way, answer


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """Write a text as its words alone, in lower case: "our school's" as "our school", "don't" as "dont"."""
    return WORD.sub(" ", OWNER.sub("", text.lower())).strip()


def kept(text: str) -> str:
    """Keep the person's words, cut to a sensible length."""
    return " ".join(text.split())[:LONGEST]
