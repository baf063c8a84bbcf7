"""Find what a follow-up means: the time limit or the people of the last topic."""

from actions.composing.context import Context
from knowledge import Knowledge
from knowledge.models import Topic
from knowledge.models.places import Contact, Helpline


def limit_near(kb: Knowledge, topic_id: str | None) -> Topic | None:
    """Find the timed topic nearest to the last one: itself, its steps, its process, its relations."""
    topic = kb.topics.get(topic_id or "")
    if topic is None:
        return None
    if topic.limit:
        return topic
    process = kb.process_of.get(topic.id, topic.id if topic.id in kb.processes else "")
    near = [kb.topics.get(i) for i in topic.related]
    if process:
        near = [kb.processes.get(process), *kb.steps(process), *near]
    return next((t for t in near if t and t.limit), topic)


# Who helps with a need where no contact of the council is there for just that need.
FOR_ANY_NEED = ("send-support-service", "local-offer", "sendiass")


def people_for(kb: Knowledge, context: Context) -> Contact | Helpline | None:
    """Find who to ask about the last topic: its own contacts, its local route's, then the EHC team."""
    topic = kb.topics.get(context.topic or "")
    local = [c for r in kb.routes(context.council, context.topic or "") for c in r.contacts]
    roles = [*local, *(topic.contacts if topic else ()), *people_for_needs(kb, context), "ehc-team"]
    return next((c for c in (kb.contact(context.council, r) for r in roles) if c is not None), None)


def people_for_needs(kb: Knowledge, context: Context) -> list[str]:
    """List the roles that help with the need that was last talked about."""
    about = context.topic in kb.needs or context.topic in kb.situations
    pack = kb.councils.get(context.council or "")
    if pack is None or not about:
        return []
    wanted = [*context.needs, *([context.topic] if context.topic else [])]
    return [*(contact.role for need in wanted for contact in pack.for_need(need)), *FOR_ANY_NEED]
