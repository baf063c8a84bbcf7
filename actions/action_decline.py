"""Say plainly what this service does not do, and where to go instead."""

from rasa_sdk.events import SlotSet

from actions.composing.base import Events, KnowledgeAction
from actions.composing.clarifying import MISSES_BEFORE_PERSON, person_reply
from actions.composing.contacting import main_contacts, names_no_subject
from actions.composing.context import Context
from actions.composing.frames import frame, frames
from actions.composing.pieces import contact_blocks, paragraph
from actions.composing.reply import Reply, longer_words
from knowledge import Knowledge

# The outcome and the people for each kind of message that is out of scope.
OUTCOMES = {"write_other_language": "other_language", "type_nonsense": "not_understood"}
PEOPLE = {
    "ask_council_service": ("council-main",),
    "ask_other_council": (),
    "ask_case_status": ("ehc-team",),
    "ask_legal_representation": ("sendiass", "ipsea"),
    "ask_medical_advice": (),
    "write_other_language": ("sendiass",),
}


class ActionDecline(KnowledgeAction):
    """Declines by kind, each with its own next step."""

    intents = ("ask_case_status", "ask_council_service", "ask_legal_representation", "ask_medical_advice",
               "ask_other_council", "ask_unrelated", "insult_assistant", "manipulate_assistant", "type_nonsense",
               "write_other_language")

    def name(self) -> str:
        """Return the action's name."""
        return "action_decline"

    def answer(self, kb: Knowledge, context: Context) -> tuple[Reply, Events]:
        """Compose the wording of the kind and the people who can help."""
        if context.intent == "ask_council_service" and longer_words(context.text) and names_no_subject(kb, context):
            # Only the council is named: its SEND contacts are what this service is for.
            return main_contacts(kb, context)
        wordless = context.said("wordless")
        name = f"utter_type_nonsense_{wordless}" if wordless else f"utter_{context.intent}"
        other = context.said("other_council")
        if name not in frames():
            name = "utter_ask_unrelated"
        pack = kb.councils.get(context.council or "")
        text = frame(name, council=pack.name if pack else frame("utter_frame_your_council"),
                     other=other or frame("utter_frame_that_council"),
                     known=", ".join(p.short_name for p in kb.councils.values()))
        named = context.mentioned.get("contact", ()) if context.intent == "ask_case_status" else ()
        blocks = [paragraph(text), *contact_blocks(kb, context, (*named, *PEOPLE.get(context.intent, ())))[:1]]
        outcome = OUTCOMES.get(context.intent, "out_of_scope")
        misses = context.misses + 1 if outcome == "not_understood" else 0
        if misses > MISSES_BEFORE_PERSON:
            return person_reply(kb, context, "utter_still_not_understood"), [SlotSet("misses", misses)]
        person = [{"id": "person", "title": frame("utter_frame_choice_person")}] if outcome == "not_understood" else []
        return Reply(outcome=outcome, blocks=blocks, choices=person), [SlotSet("misses", misses)]
