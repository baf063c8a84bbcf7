"""Fill the domain's responses; the safeguarding one is made here, without the action server."""

from typing import Any

from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.pipeline import shared
from bot.safeguarding import follow_up, reply

PATHWAY = "utter_safeguarding_pathway"
# "Yes" and "no" to the pathway's one question, as the choices that it offers.
ANSWERS = {"utter_danger_now": "danger-yes", "utter_no_danger_now": "danger-no"}


class ResponseGenerator(TemplatedNaturalLanguageGenerator):  # type: ignore[misc]
    """Rasa's own generator, but for the safeguarding pathway and what follows it."""

    def __init__(self, endpoint_config: EndpointConfig, domain: Domain) -> None:
        """Take the responses from the domain."""
        super().__init__(domain.responses)

    async def generate(self, utter_action: str, tracker: DialogueStateTracker, output_channel: str,
                       **kwargs: Any) -> dict[str, Any] | None:
        """Make a response; the pathway fits this council, hour, voice and kind of risk."""
        latest = tracker.latest_message
        if latest is None or utter_action not in (PATHWAY, *ANSWERS):
            return await super().generate(utter_action, tracker, output_channel, **kwargs)
        about = shared.setting(latest.metadata or {})
        if utter_action in ANSWERS:
            message = follow_up(ANSWERS[utter_action], None, **about)
        else:
            message = reply(shared.screen().check(latest.text or ""), **about)
        return {"text": message["text"], "custom": {**message["custom"], "choices": message.get("choices", [])}}
