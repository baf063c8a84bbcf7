"""Note which time limit is asked about, and the date when the message gives one."""

from collections.abc import Sequence

from rasa_sdk.events import SlotSet

from actions.composing.base import Events, SilentAction
from actions.composing.choosing import ranked
from actions.composing.context import Context
from actions.composing.deadlines import event_words, process_for
from actions.composing.reply import longer_words
from knowledge import Knowledge
from knowledge.models import Entry, Topic

# Each word of what starts its clock that stands in the message makes a time limit this much likelier.
LIKELIER = 1.5
# A time limit that ranks this far behind the best entry is not the one that is meant.
MUCH_WEAKER = 0.4


class ActionPrepareDeadline(SilentAction):
    """Sets what the deadline form needs to know before it asks."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_prepare_deadline"

    def events(self, kb: Knowledge, context: Context) -> Events:
        """Choose the best ranked topic with a time limit; the last topic when none ranks."""
        pairs = ranked(kb, context)
        said = longer_words(context.text)
        timed = [(e.id, s * LIKELIER ** len(said & longer_words(e.limit.starts)))
                 for e, s in ((counted_as(kb, e), s) for e, s in pairs) if isinstance(e, Topic) and e.limit]
        timed.sort(key=lambda pair: -pair[1])
        sure = bool(timed) and timed[0][1] >= MUCH_WEAKER * pairs[0][1]
        topic = of_event_told(kb, [i for i, _ in timed], said) if sure and context.said("date") else None
        topic = topic or (timed[0][0] if sure else context.topic)
        day = context.said("date") or (context.day_told if topic == context.topic else None)
        return [SlotSet("deadline_topic", topic), SlotSet("deadline_date", day),
                # What was talked about before may tell which event the date is of.
                *([] if day else [SlotSet("topic", topic)])]


def of_event_told(kb: Knowledge, timed: Sequence[str], said: set[str]) -> str | None:
    """Find the step beside the best one that the event in the message starts, where it starts the best one not."""
    process = process_for(kb, kb.topics[timed[0]])
    titles = {c.id: event_words(c.title) for c in process.clocks} if process else {}

    def told(topic: str) -> bool:
        entry = kb.topics[topic]
        # "When must I appeal" names the thing, and none of its events.
        events = said - longer_words(entry.title)
        return any(limit and titles.get(limit.clock, set()) & events for limit in (entry.limit, entry.or_limit))

    beside = [i for i in timed if process_for(kb, kb.topics[i]) is process]
    return None if told(timed[0]) else next((i for i in beside if told(i)), None)


def counted_as(kb: Knowledge, entry: Entry) -> Topic | None:
    """Find the time limit that can be counted for an entry: its own, or the one that starts with the same event."""
    if not isinstance(entry, Topic) or entry.limit is None:
        return None
    if entry.limit.clock:
        return entry
    starts = entry.limit.starts
    return next((t for t in kb.topics.values() if t.limit and t.limit.clock and t.limit.starts == starts), None)
