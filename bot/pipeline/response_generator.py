"""Fill the domain's responses; the safeguarding one is made here, without the action server."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.pipeline import shared
from bot.safeguarding import reply

PATHWAY = "utter_safeguarding_pathway"


class ResponseGenerator(TemplatedNaturalLanguageGenerator):  # type: ignore[misc]
    """Rasa's own generator, but for the safeguarding pathway."""

    def __init__(self, endpoint_config: EndpointConfig, domain: Domain) -> None:
        """Take the responses from the domain."""
        super().__init__(domain.responses)

    async def generate(self, utter_action: str, tracker: DialogueStateTracker, output_channel: str,
                       **kwargs: Any) -> dict[str, Any] | None:
        """Make a response; the pathway fits this council, hour, voice and kind of risk."""
        if utter_action != PATHWAY or tracker.latest_message is None:
            return await super().generate(utter_action, tracker, output_channel, **kwargs)
        metadata = tracker.latest_message.metadata or {}
        screening = shared.screen().check(tracker.latest_message.text or "")
        message = reply(screening, council=metadata.get("council"), audience=metadata.get("audience"),
                        now=datetime.now(ZoneInfo("Europe/London")), kb=shared.knowledge())
        custom = {**message["custom"], "choices": message.get("choices", [])}
        return {"text": message["text"], "custom": custom}
