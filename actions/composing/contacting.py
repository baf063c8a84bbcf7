"""Answer who to ask: about the last thing, or about SEND in general where a message names no subject."""

import re
from typing import Any

from rasa_sdk.events import SlotSet

from actions.composing.choosing import best, ranked
from actions.composing.clarifying import person_reply
from actions.composing.context import Context
from actions.composing.explanations import contact_reply, which_council
from actions.composing.frames import frame
from actions.composing.guiding import normal
from actions.composing.nearby import ANYONE, near, people_for
from actions.composing.pieces import contact_block, contact_blocks, paragraph
from actions.composing.reply import Events, Reply, longer_words
from actions.composing.topics import topic_reply
from knowledge import Knowledge
from knowledge.models import Contact, Topic

Answer = tuple[Reply, Events]
ASKING_CONTACT = ("ask_contact", "follow_up_contact")
# The council's plans team, free advice that is not the council's, and the page of all local services.
MAIN = ("ehc-team", "sendiass", "local-offer")
# What stands for the main contacts when the conversation comes back to them.
MAIN_TOPIC = "find-ehc-team"
ADVICE = "sendiass"
# What makes a message about something: a contact for it may be known.
SUBJECTS = ("contact", "intervention", "need", "term", "tier")
# Words of a message that asks for a contact, and of who asks, that name no subject.
NO_SUBJECT = frozenset(
    "about actually address anybody anyone call child children contact contacts council daughter details does else "
    "email find from get give good have head hello help here know live lives mail main "
    "mobile need number nursery parent parents person phone please pupil pupils reach right ring school send should "
    "some somebody someone son speak staff start teacher teaching assistant team telephone tell thanks that their them "
    "there touch want what where which whom with work would your".split())
# An entry this sure is a subject, though no word of the message looks like one.
SURE_OF_SUBJECT = 0.5
# Where nobody is named for the last thing, this much of another answer says who.
SURE_OF_NEIGHBOUR = 0.3
# Another subject than the one that is talked about must be surer.
SURE_OF_ANOTHER = 0.7
# Who made this service is asked in the same words.
OF_THIS_SERVICE = "service-"
AT_SCHOOL = re.compile(r"\b(?:at|in|within) (?:the |my |our |his |her )?(?:school|college|nursery)\b", re.I)
SURE_AT_SCHOOL = 0.2
HELP = re.compile(r"\bhelp(?:s|ed|ing)?\b", re.I)


def names_no_subject(kb: Knowledge, context: Context) -> bool:
    """Tell whether a question for a contact says nothing of what it is about, but perhaps where."""
    if not context.text or any(map(context.said, SUBJECTS)):
        return False
    if any(s >= SURE_OF_SUBJECT for i, s in context.ranking if i in kb.entries and not declined(kb, i)):
        return False
    return not longer_words(context.text) - NO_SUBJECT - place_words(kb)


def declined(kb: Knowledge, entry: str) -> bool:
    """Tell whether an entry is only there to decline what asks for it."""
    return kb.entries[entry].asks == "ask_council_service"


def place_words(kb: Knowledge) -> set[str]:
    """List the words of the councils' names and places."""
    councils = [pack.council for pack in kb.councils.values()]
    return {word for c in councils for name in (c.name, c.short_name, *c.aliases, *c.places)
            for word in longer_words(normal(name))}


def main_contacts(kb: Knowledge, context: Context) -> Answer:
    """Give the council's main SEND contacts; ask for the council where it is not known."""
    if context.council is None:
        return which_council(kb, context), [SlotSet("topic", MAIN_TOPIC)]
    pack = kb.councils[context.council]
    people = contact_blocks(kb, context, MAIN)
    if not people:
        return person_reply(kb, context, "utter_offer_person"), []
    lead = paragraph(frame("utter_frame_main_contacts", council=pack.short_name))
    reply = Reply(outcome="answered", topic=MAIN_TOPIC, blocks=[lead, *people], council=context.council)
    return reply, [SlotSet("topic", MAIN_TOPIC), SlotSet("misses", 0)]


def people(kb: Knowledge, context: Context) -> Answer:
    """Say who to ask about the last thing; about nothing, the main contacts."""
    if context.council is None:
        return which_council(kb, context), [] if context.topic else [SlotSet("topic", MAIN_TOPIC)]
    own = own_topic(kb, context)
    if own:
        return topic_reply(kb, context, own), []
    if context.topic in (None, MAIN_TOPIC):
        return main_contacts(kb, context)
    contact = people_for(kb, context)
    if contact is None:
        return person_reply(kb, context, "utter_offer_person"), []
    last = kb.topics.get(context.topic or "")
    named = last and (last.contacts or any(route.contacts for route in kb.routes(context.council, last.id)))
    asks_who = context.intent in ASKING_CONTACT and contact is kb.contact(context.council, ANYONE)
    if last and asks_who and not named:
        # Nobody is named for just that: who does what stands in the answer itself.
        own = best(kb, context, Topic, SURE_OF_NEIGHBOUR) or last
        reply = topic_reply(kb, context, own)
        reply.blocks.append(contact_block(contact))
        return reply, []
    reply = contact_reply(kb, context, contact)
    reply.blocks = with_advice(kb, context, reply.blocks, contact)
    about = kb.needs.get(context.topic or "") or kb.tiers.get(context.topic or "")
    if about:
        reply.blocks.insert(0, paragraph(frame("utter_frame_contact_for", about=about.title)))
    return reply, []


def own_topic(kb: Knowledge, context: Context) -> Topic | None:
    """Find the topic that a question for people names itself, such as "who do I talk to at school"."""
    # Where only the council is named anew, what ranks is about the council's name.
    topic = best(kb, context, Topic) if context.intent in ASKING_CONTACT else None
    if topic and AT_SCHOOL.search(context.text):
        # Nobody of the council's: the answer says who it is there.
        return next((e for e, s in ranked(kb, context) if isinstance(e, Topic) and e.id != context.topic
                     and s >= SURE_AT_SCHOOL), None)
    if topic is None or topic.id.startswith(OF_THIS_SERVICE):
        return None
    least = SURE_OF_SUBJECT if not context.topic or near(kb, context.topic, topic.id) else SURE_OF_ANOTHER
    return topic if dict(context.ranking).get(topic.id, 0.0) >= least else None


def with_advice(kb: Knowledge, context: Context, blocks: list[dict[str, Any]], contact: object) -> list[dict[str, Any]]:
    """Add the free advice service for families who ask about a process; first where help is asked for."""
    advice = kb.contact(context.council, ADVICE)
    about_process = isinstance(kb.entries.get(context.topic or ""), Topic) and context.audience != "staff"
    if advice is contact and about_process:
        return [*blocks[:1], *council_beside(kb, context), *blocks[1:]]
    if advice is None or not about_process:
        return blocks
    block = contact_block(advice)
    return [block, *blocks] if HELP.search(context.text) else [*blocks[:1], block, *blocks[1:]]


def council_beside(kb: Knowledge, context: Context) -> list[dict[str, Any]]:
    """Find who at the council deals with what is related to the last topic, for who wants more than advice."""
    last = kb.topics.get(context.topic or "")
    near = [kb.topics[i] for i in (last.related if last else ()) if i in kb.topics]
    roles = [role for topic in near for role in topic.contacts if role != ADVICE]
    local = [kb.contact(context.council, role) for role in roles]
    return [contact_block(c) for c in local if isinstance(c, Contact)][:1]
