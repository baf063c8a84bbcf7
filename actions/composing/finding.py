"""The questions of the tier finder: which slots a message fills, whichever of them was asked for."""

from typing import Any

from actions.composing.context import Context, first
from actions.composing.correcting import PUTS_RIGHT
from actions.composing.guiding import CORRECTIONS, SMALL_TALK, WAYS_OUT, chosen, is_aside, kept, way_of
from actions.composing.needs_found import found_needs
from actions.composing.placing import level_in_place, tried_so_far
from knowledge import Knowledge
from knowledge.models import Need

FORM = "find_tier_form"
GUIDE = "find"
SLOTS = ("find_need", "find_phase", "find_tried", "find_change", "find_weeks")
# An answer about the year of this many words says what was tried too.
TELLS_MORE = 6
# So few words that name a need or a year say nothing else.
BARE = 3
# A need that ranks this high is meant, though its name is not known.
SURE_OF_NEED = 0.15

Filled = dict[str, Any]


def read_answer(kb: Knowledge, context: Context, asked: str | None) -> Filled:
    """Read which slots a message fills; none where it asks for something else."""
    if asked is None:
        return {"guide": FORM, "asides": 0, **begun(kb, context)}
    answers = has_words_for(kb, context, asked) or puts_right(kb, context)
    if context.intent == "find_tier" and not answers and not context.choice:
        # "Where were we with the level": the open question is asked again.
        return {asked: None, "asides": 0}
    if is_aside(context, GUIDE, answers=answers):
        return beside_question(context)
    if context.choice:
        return {"asides": 0, **read_choice(context)}
    if context.intent in SMALL_TALK:
        return {asked: None}
    filled = {"asides": 0, **named(kb, context, asked), **READERS[asked](kb, context)}
    if filled.get("find_tried") is not None or asked == "find_change":
        filled |= told_of_time(kb, context, filled)
    return filled


def beside_question(context: Context) -> Filled:
    """Take the need and the year that stand outside a side question, where they are not known yet."""
    if context.choice or context.intent in WAYS_OUT:
        return {}
    found = {slot: first(context.told, kind) for slot, kind in (("find_need", "need"), ("find_phase", "phase"))}
    return {slot: value for slot, value in found.items() if value and not context.slots.get(slot)}


def has_words_for(kb: Knowledge, context: Context, asked: str) -> bool:
    """Tell whether a message holds words that answer just what was asked."""
    if asked in ("find_need", "find_phase"):
        return context.said(asked.removeprefix("find_")) is not None
    return tells_of_support(kb, context)


def begun(kb: Knowledge, context: Context) -> Filled:
    """Take what the first message says, and what was talked about, so that it is not asked again."""
    fresh = context.intent == "find_tier" and not any(context.slots.get(s) for s in SLOTS)
    if not fresh:
        return {}
    needs = found_needs(kb, context.text, [n for n in context.needs if n in kb.needs])
    filled = {"find_need": needs, "find_phase": context.phase}
    if tells_what_was_tried(kb, context):
        filled |= {"find_tried": kept(context.text), **told_of_time(kb, context, {"find_tried": context.text})}
    return {name: value for name, value in filled.items() if value}


def tells_what_was_tried(kb: Knowledge, context: Context) -> bool:
    """Tell whether a first message says what was tried, and does not only ask after it."""
    change, told = way_of(kb, context.text, "change"), way_of(kb, context.text, "told")
    if way_of(kb, context.text, "tried") and not change:
        return True
    how_it_went = bool(change or context.said("duration"))
    if level_in_place(kb, context.text):
        return how_it_went or told is not None
    return how_it_went and told == "tried"


def read_choice(context: Context) -> Filled:
    """Read a button: `find:need:<id>`, `find:phase:<id>`, `find:tried:nothing` or `find:change:<way>`."""
    name, _, value = chosen(context, GUIDE).partition(":")
    filled: Filled = {f"find_{name}": value}
    return filled | ({"find_change": "unknown"} if name == "tried" else {})


def named(kb: Knowledge, context: Context, asked: str) -> Filled:
    """Take a need or a year that the message names where it is not known yet, or is put right."""
    filled = {}
    for slot, kind in (("find_need", "need"), ("find_phase", "phase")):
        if context.said(kind) and (not context.slots.get(slot) or puts_right(kb, context) or slot == asked):
            many = found_needs(kb, context.text, context.mentioned[kind]) if kind == "need" else ""
            filled[slot] = many or context.said(kind)
    return filled


def read_need(kb: Knowledge, context: Context) -> Filled:
    """Keep the ids of needs that are named or surely meant, or the person's own words."""
    named = found_needs(kb, context.text, context.mentioned.get("need", ()))
    ranked = next((i for i, score in context.ranking if isinstance(kb.entries.get(i), Need) and score >= SURE_OF_NEED),
                  None)
    tells_else = context.said("phase") or tells_of_support(kb, context)
    # A year or what was tried, told too early, says nothing of the need.
    words = None if tells_else else ranked or kept(context.text)
    return {"find_need": named or words, **with_more(kb, context)}


def read_phase(kb: Knowledge, context: Context) -> Filled:
    """Keep the id of a phase; ask again when none is named."""
    return {"find_phase": context.said("phase"), **(with_more(kb, context) if context.said("phase") else {})}


def read_tried(kb: Knowledge, context: Context) -> Filled:
    """Keep what was tried; a mere correction of something else is no answer to this."""
    return {} if puts_right(kb, context) else {"find_tried": kept(context.text)}


def read_change(kb: Knowledge, context: Context) -> Filled:
    """Keep how it went; what cannot be read as better or worse is not known."""
    if puts_right(kb, context):
        return {}
    return {"find_change": way_of(kb, context.text, "change") or "unknown"}


def puts_right(kb: Knowledge, context: Context) -> bool:
    """Tell whether a message only names another need or year, and answers nothing that is open."""
    named = context.said("need") or context.said("phase")
    bare = len(context.text.split()) <= BARE
    corrects = context.intent in CORRECTIONS or bare or PUTS_RIGHT.search(context.text)
    return bool(named and corrects) and not tells_of_support(kb, context)


def with_more(kb: Knowledge, context: Context) -> Filled:
    """Take what was tried from a long answer that names support."""
    longer = len(context.text.split()) >= TELLS_MORE
    return {"find_tried": kept(context.text)} if longer and tells_of_support(kb, context) else {}


def tells_of_support(kb: Knowledge, context: Context) -> bool:
    """Tell whether a message names support that is in place, or says that there is none."""
    return bool(level_in_place(kb, context.text) or way_of(kb, context.text, "tried")
                or context.said("duration") or way_of(kb, context.text, "change"))


def told_of_time(kb: Knowledge, context: Context, filled: Filled) -> Filled:
    """Take for how long and with what change; where nothing was tried, neither is asked for."""
    words = filled.get("find_tried") or ""
    weeks = context.said("duration")
    change = filled.get("find_change") or way_of(kb, context.text, "change")
    if words and tried_so_far(kb, words, None, None).level == 0:
        return {"find_change": "unknown"}
    # One of the two is enough to go on; the answer says what follows from the other.
    known = change or ("unknown" if weeks else None)
    return {**({"find_weeks": float(weeks)} if weeks else {}), **({"find_change": known} if known else {})}


READERS = {"find_need": read_need, "find_phase": read_phase, "find_tried": read_tried, "find_change": read_change}
