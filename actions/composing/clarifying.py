"""Compose what is said when nothing is sure: real choices first, then a person."""

from actions.composing.choosing import ranked
from actions.composing.context import Context
from actions.composing.frames import frame
from actions.composing.pieces import MOST_CHOICES, choices_of, contact_blocks, council_choices, paragraph
from actions.composing.reply import Reply
from actions.composing.topics import in_short
from knowledge import Knowledge
from knowledge.models import Topic

# The second message in a row that is not understood leads to a person.
MISSES_BEFORE_PERSON = 1
FEW_WORDS, MOST_RELATED = 8, 2
PEOPLE = ("sendiass", "ehc-team")
NATIONAL_PEOPLE = ("ipsea", "contact", "council-for-disabled-children")
# Has a number that is answered at known hours.
ANSWERS_THE_PHONE = "contact"


def clarify_reply(kb: Knowledge, context: Context, topics: list[Topic]) -> Reply:
    """Offer topics that fit alike, each with its answer in short."""
    return Reply(outcome="clarify", blocks=[paragraph(frame("utter_which_one")), *in_short(context, topics)],
                 choices=choices_of(kb, context, [t.id for t in topics]))


def miss_reply(kb: Knowledge, context: Context) -> Reply:
    """Say that the message was not understood; the second time offer a person."""
    if context.misses >= MISSES_BEFORE_PERSON:
        return person_reply(kb, context, "utter_still_not_understood")
    near = [e.id for e, _ in ranked(kb, context) if isinstance(e, Topic)]
    # So few words most likely ask on about the last thing.
    last = kb.topics.get(context.topic or "")
    if last and len(context.text.split()) <= FEW_WORDS:
        near = [*last.related[:MOST_RELATED], *near]
    return Reply(outcome="not_understood", blocks=[paragraph(frame("utter_not_understood"))],
                 choices=choices_of(kb, context, list(dict.fromkeys(near))[:MOST_CHOICES]))


def person_reply(kb: Knowledge, context: Context, opening: str) -> Reply:
    """Offer people to talk to: this council's, or national lines when it is not known."""
    people = contact_blocks(kb, context, PEOPLE) if context.council else []
    people = people or contact_blocks(kb, context, NATIONAL_PEOPLE)[:2]
    if not any(p.get("tel") and p.get("opening") for p in people):
        people += contact_blocks(kb, context, (ANSWERS_THE_PHONE,))
    return Reply(outcome="handover", blocks=[paragraph(frame(opening)), *people],
                 choices=council_choices(kb, context))
