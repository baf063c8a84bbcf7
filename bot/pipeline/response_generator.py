"""Fill the domain's responses; the safeguarding one is made here, without the action server."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

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
        metadata = latest.metadata or {}
        setting: dict[str, Any] = {"council": metadata.get("council"), "audience": metadata.get("audience"),
                   "now": datetime.now(ZoneInfo("Europe/London")), "kb": shared.knowledge()}
        if utter_action in ANSWERS:
            message = follow_up(ANSWERS[utter_action], None, **setting)
        else:
            message = reply(shared.screen().check(latest.text or ""), **setting)
        return {"text": message["text"], "custom": {**message["custom"], "choices": message.get("choices", [])}}
