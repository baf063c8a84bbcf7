"""Explain what a word or an abbreviation means."""

import re

from rasa_sdk.events import SlotSet

from actions.composing.base import Events, KnowledgeAction
from actions.composing.choosing import best, ranked
from actions.composing.clarifying import miss_reply
from actions.composing.comparing import compared_reply, needs_compared
from actions.composing.context import Context
from actions.composing.explanations import need_reply, term_reply
from actions.composing.nearby import limit_beside
from actions.composing.pieces import contact_blocks
from actions.composing.reply import Reply
from actions.composing.terms import programme_of, terms_named
from actions.composing.topics import topic_reply
from knowledge import Knowledge
from knowledge.models import Need, Term, Topic

# "Can the SENCO be the DSL" names two terms and asks what neither of them means.
ASKS_ELSE = re.compile(r"^\W*(?:(?:so|and|n|but|ok|okay|hi|hello|please|also|right)\W+)*(?:(?:can|could|do|does|did|"
                       r"must|should|has|have|will|would|is|are) (?:the|my|our|a|an|i|we|you|they|he|she|it|every|all|"
                       r"school|schools|parents|council)\b|how (?:do|does|can|could|long|soon|many|often)\b)", re.I)
MEANS = re.compile(r"\b(?:mean|means|meaning|stand for|stands for|explain|same|difference|called|word|term)\b", re.I)
SURE_OF_TOPIC = 0.3


class ActionExplainTerm(KnowledgeAction):
    """Explains the terms that a message names, or the one that it describes."""

    intents = ("ask_meaning",)

    def name(self) -> str:
        """Return the action's name."""
        return "action_explain_term"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Compose the meaning; a need or a topic of that name explains itself."""
        compared = needs_compared(kb, context)
        if compared:
            return compared_reply(kb, context, compared), [SlotSet("topic", compared[0].id), SlotSet("misses", 0)]
        asked = limit_beside(kb, context) or asked_of(kb, context)
        if asked:
            return topic_reply(kb, context, asked), [SlotSet("topic", asked.id), SlotSet("misses", 0)]
        named = terms_named(kb, context)
        if len(named) > 1:
            return term_reply(kb, context, named), [SlotSet("misses", 0)]
        term = best(kb, context, Term) or (named[0] if named else None)
        if term and named and term not in named:
            term = named[0]
        if term:
            reply = term_reply(kb, context, [term])
            named_team = context.mentioned.get("contact", ()) if context.council else ()
            reply.blocks += contact_blocks(kb, context, named_team)[:1]
            # What is asked on about a word for a programme is asked about the programme.
            about = programme_of(kb, term)
            return reply, [SlotSet("topic", about.id if about else term.id), SlotSet("misses", 0)]
        need, topic = best(kb, context, Need), best(kb, context, Topic)
        if need:
            return need_reply(kb, context, need), [SlotSet("topic", need.id), SlotSet("misses", 0)]
        if topic:
            return topic_reply(kb, context, topic), [SlotSet("topic", topic.id), SlotSet("misses", 0)]
        return miss_reply(kb, context), [SlotSet("misses", context.misses + 1)]


def asked_of(kb: Knowledge, context: Context) -> Topic | None:
    """Find the topic that ranks first for a question which only names terms; None where a meaning is asked for."""
    if not ASKS_ELSE.search(context.text) or MEANS.search(context.text):
        return None
    first, score = next(iter(ranked(kb, context)), (None, 0.0))
    return first if isinstance(first, Topic) and score >= SURE_OF_TOPIC else None
