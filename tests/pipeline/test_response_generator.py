"""Responses come from the domain, but the safeguarding pathway is made for this person and hour."""

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.pipeline.response_generator import ANSWERS, PATHWAY, ResponseGenerator
from bot.safeguarding import Screen
from knowledge import Knowledge

DOMAIN = Domain.from_dict({"responses": {"utter_greet": [{"text": "Hello."}], PATHWAY: [{"text": "Call 999."}]}})


def turn(text: str, **metadata: str) -> DialogueStateTracker:
    tracker = DialogueStateTracker("abc", [])
    tracker.update(UserUttered(text, metadata=metadata))
    return tracker


@pytest.fixture
def generator() -> ResponseGenerator:
    return ResponseGenerator(None, DOMAIN)


async def test_an_ordinary_response_is_the_domains(generator: ResponseGenerator) -> None:
    message = await generator.generate("utter_greet", turn("hello"), "rest")
    assert message["text"] == "Hello."


@pytest.mark.parametrize("council", ["bury", "south_glos"])
async def test_the_pathway_has_this_councils_number(generator: ResponseGenerator, screened: Screen, kb: Knowledge,
                                                    council: str) -> None:
    message = await generator.generate(PATHWAY, turn("I want to kill myself", council=council), "rest")
    assert message["custom"]["safeguarding"]["level"] == "interrupt"
    assert "999" in message["text"] and kb.councils[council].contacts["front-door"].phone in message["text"]
    assert message["custom"]["choices"]


async def test_the_pathway_without_a_council_still_helps(generator: ResponseGenerator, screened: Screen) -> None:
    message = await generator.generate(PATHWAY, turn("I want to kill myself"), "rest")
    assert "999" in message["text"] and message["custom"]["outcome"] == "safeguarding"


@pytest.mark.parametrize("answer", sorted(ANSWERS))
async def test_yes_and_no_to_its_question(generator: ResponseGenerator, screened: Screen, answer: str) -> None:
    message = await generator.generate(answer, turn("yes", council="bury"), "rest")
    assert message["text"] and message["custom"]["outcome"] == "safeguarding"
