"""Which intents ask the knowledge base something, and which kind of entry answers them."""

from knowledge.models import Contact, Entry, Helpline, Intervention, Need, Process, Situation, Step, Term, Tier, Topic

# The intents that ask the knowledge base something, and the family of entries that answers them.
FAMILY_OF_INTENT = {
    "ask_timescale": "topic", "ask_steps": "topic", "ask_right": "topic",
    "ask_meaning": "term", "ask_about_need": "need", "ask_strategies": "strategies",
    "ask_tier": "tier", "ask_contact": "contact", "ask_intervention": "intervention",
}
# May ask about a word itself.
ASKING_WORDS = ("ask_meaning",)
ASKING_TIME = ("ask_timescale", "follow_up_timescale")
INTENT_OF_FAMILY = {
    "topic": "ask_steps", "term": "ask_meaning", "need": "ask_about_need", "strategies": "ask_strategies",
    "tier": "ask_tier", "contact": "ask_contact", "intervention": "ask_intervention",
}
# What is asked about the last thing; with the council named anew it is asked again.
FOLLOWS = ("change_detail", "follow_up_contact", "follow_up_detail", "follow_up_timescale")
# The guided conversations.
GUIDES = ("find_tier", "calculate_deadline", "audit_provision")
# Neither these are begun nor a conversation is ended by a guess.
BEGINS_OR_ENDS = (*GUIDES, "say_goodbye")
# What is not answered here, unless an entry of ours is surer than the wish to decline.
DECLINED = ("ask_case_status", "ask_council_service", "ask_legal_representation", "ask_medical_advice",
            "ask_other_council", "ask_unrelated")


def family(entry: Entry) -> str:
    """Name the family of intents that an entry answers."""
    match entry:
        case Term():
            return "term"
        case Need():
            return "need"
        case Situation():
            return "strategies"
        case Tier():
            return "tier"
        case Contact() | Helpline():
            return "contact"
        case Intervention():
            return "intervention"
        case _:
            return "topic"


def intent_of(entry: Entry) -> str:
    """Name the intent that an entry's example questions train."""
    if entry.asks:
        return entry.asks
    match entry:
        case Topic() if isinstance(entry, Topic) and entry.limit:
            return "ask_timescale"
        case Topic(kind="right" | "belief"):
            return "ask_right"
        case Step() | Process() | Topic():
            return "ask_steps"
        case _:
            return INTENT_OF_FAMILY[family(entry)]
