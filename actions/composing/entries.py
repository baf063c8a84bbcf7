"""Compose the reply for any entry, whatever its kind."""

from actions.composing.context import Context
from actions.composing.explanations import contact_reply, need_reply, term_reply, tier_reply
from actions.composing.frames import frame
from actions.composing.interventions import intervention_reply
from actions.composing.pieces import paragraph, sources_of
from actions.composing.reply import Reply
from actions.composing.strategies import strategies_reply
from actions.composing.topics import topic_reply
from knowledge import Knowledge
from knowledge.models import Audit, Contact, Intervention, Need, Situation, Term, Tier, Topic
from knowledge.models.places import Helpline


def here(kb: Knowledge, context: Context, council: str | None) -> str | None:
    """Find what the last topic is with this council: another council's contact or tier has a twin there."""
    last = kb.entries.get(context.topic or "")
    if isinstance(last, Tier) and not kb.visible_to(last.id, council):
        pack = kb.councils.get(council or "")
        alike = pack.tier_of_level(last.level) if pack and last.level else None
        return alike.id if alike else None
    if isinstance(last, Contact) and not kb.visible_to(last.id, council):
        twin = kb.contact(council, last.role)
        return twin.id if twin else None
    if last and not kb.visible_to(last.id, council):
        return twin_of(kb, last.id, council)
    return last.id if last else None


def twin_of(kb: Knowledge, entry_id: str, council: str | None) -> str | None:
    """Find what another council's own entry is called here: the same name after the council's."""
    mine, theirs = (str(name or "").replace("_", "-") for name in (kb.council_of.get(entry_id), council))
    twin = f"{theirs}{entry_id.removeprefix(mine)}"
    return twin if entry_id.startswith(f"{mine}-") and twin in kb.entries and kb.entries[twin].shown else None


def entry_reply(kb: Knowledge, context: Context, entry_id: str) -> Reply:
    """Compose an entry's reply; raise KeyError for an id that is not there."""
    entry = kb.entries[entry_id]
    match entry:
        case Topic():
            return topic_reply(kb, context, entry)
        case Need():
            return need_reply(kb, context, entry)
        case Term():
            return term_reply(kb, context, [entry])
        case Tier():
            return tier_reply(kb, context, entry)
        case Intervention():
            return intervention_reply(kb, context, entry)
        case Contact() | Helpline():
            return contact_reply(kb, context, entry)
        case Audit():
            return Reply(outcome="answered", topic=entry.id, sources=sources_of(kb, entry),
                         blocks=[paragraph(entry.opening.to(context.audience))],
                         choices=[{"id": "guide:audit_form", "title": frame("utter_frame_choice_audit")}])
        case Situation():
            reply = strategies_reply(kb, context, entry)
            if reply is not None:
                return reply
    raise KeyError(entry_id)
