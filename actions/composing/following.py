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


def people_for(kb: Knowledge, context: Context) -> Contact | Helpline | None:
    """Find who to ask about the last topic: its own contacts, its local route's, then the EHC team."""
    topic = kb.topics.get(context.topic or "")
    local = [c for r in kb.routes(context.council, context.topic or "") for c in r.contacts]
    roles = [*local, *(topic.contacts if topic else ()), "ehc-team"]
    return next((c for c in (kb.contact(context.council, r) for r in roles) if c is not None), None)
