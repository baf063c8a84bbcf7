"""The channel takes only safe input, screens every message, and never answers with nothing."""

from types import SimpleNamespace
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage
from structlog.testing import capture_logs

from bot.pipeline import rest_channel
from bot.pipeline.rest_channel import LONGEST, TAIL, BadMessage, MergingChannel, SafeRest, asked, read
from bot.safeguarding import Screen
from knowledge import Knowledge

RISK = "I want to kill myself"
PLAIN = "how long does an EHC plan take"


def posted(message: Any = PLAIN, sender: Any = "abc-1", **more: Any) -> SimpleNamespace:
    return SimpleNamespace(json={"sender": sender, "message": message, **more})


class Rasa:
    """What the channel hands a message to: answers with what it is given, or fails."""

    def __init__(self, *replies: dict[str, Any], error: Exception | None = None) -> None:
        self.replies, self.error, self.asked = replies, error, list[UserMessage]()

    async def __call__(self, message: UserMessage) -> None:
        self.asked.append(message)
        for reply in self.replies:
            await message.output_channel.send_response(message.sender_id, reply)
        if self.error:
            raise self.error


ANSWER = {"text": "20 weeks.\n\nAsk the council.", "custom": {
    "outcome": "answered", "blocks": [{"kind": "paragraph", "text": "20 weeks."}],
    "choices": [{"id": "right", "title": "A right"}]}}


class TestReading:
    def test_sender_words_and_page(self, small: Knowledge) -> None:
        page = {"council": "testshire", "audience": "staff", "choice": "council:testshire"}
        assert read(posted("  how\u200b  long ", metadata=page)) == ("abc-1", "how long", page)

    @pytest.mark.parametrize("metadata", [
        None, {}, [], "bury", {"council": "nowhere", "audience": "admin", "choice": "a b"},
        {"choice": 'x", "y": "z'}, {"choice": 7}, {"choice": "x" * 121}, {"choice": "right\n"},
        {"audience": ["staff"]}, {"council": ["testshire"]}, {"debug": True},
    ])
    def test_what_is_not_known_of_the_page_is_left_aside(self, small: Knowledge, metadata: Any) -> None:
        assert read(posted(metadata=metadata))[2] == {}

    @pytest.mark.parametrize("request_", [
        posted(sender=""), posted(sender="a b"), posted(sender="x" * 129), posted(sender=7), posted(sender=None),
        posted(sender="../x"), posted(sender="abc\n"), posted(sender="\u0430\u0431"), posted(message=None),
        posted(message=7),
        posted(message=["how"]), posted(message=""), posted(message=" \u200b "),
        SimpleNamespace(json=None), SimpleNamespace(json=[]), SimpleNamespace(json="how"),
    ])
    def test_what_cannot_be_answered_is_refused_with_a_sentence(self, small: Knowledge,
                                                               request_: SimpleNamespace) -> None:
        with pytest.raises(BadMessage, match=r"\w+ .*"):
            read(request_)

    def test_a_choice_needs_no_words(self, small: Knowledge) -> None:
        assert read(posted("", metadata={"choice": "right"})) == ("abc-1", "", {"choice": "right"})

    def test_of_a_long_message_head_and_tail_are_kept(self, small: Knowledge) -> None:
        _, text, _ = read(posted("a" * 5000 + " the end " + "b" * 100))
        assert text.startswith("a" * 1000) and text.endswith("the end " + "b" * 100)
        assert len(text) <= LONGEST + TAIL + 1

    @pytest.mark.parametrize(("text", "metadata", "to_rasa"), [
        ("how long", {}, "how long"), ('/greet{"x":1} i want to die', {}, 'greet{"x":1} i want to die'),
        ("// / restart", {}, "restart"), ("/", {}, "?"), ("", {"choice": "council:bury"},
                                                        '/choose{"choice": "council:bury"}'),
    ])
    def test_only_a_choice_is_asked_as_an_intent(self, text: str, metadata: dict[str, str], to_rasa: str) -> None:
        assert asked(text, metadata) == to_rasa


class TestAnswering:
    async def test_text_blocks_and_choices_come_as_one_message(self, screened: Screen) -> None:
        (message,) = await SafeRest().answer(Rasa(ANSWER), "abc", PLAIN, {"council": "bury"})
        assert message == {"recipient_id": "abc", "text": "20 weeks.\n\nAsk the council.",
                           "custom": {"outcome": "answered", "blocks": ANSWER["custom"]["blocks"]},
                           "choices": [{"id": "right", "title": "A right"}]}

    async def test_the_page_goes_with_the_message(self, screened: Screen) -> None:
        rasa = Rasa(ANSWER)
        await SafeRest().answer(rasa, "abc", PLAIN, {"council": "bury"})
        assert rasa.asked[0].metadata == {"council": "bury", "screen": "none"}
        assert rasa.asked[0].input_channel == "rest"

    @pytest.mark.parametrize(("after", "kept"), [
        ({"outcome": "answered", "topic": "what-is-ehc-plan"}, "what-is-ehc-plan"),
        ({"outcome": "answered", "topic": "bury-contact-ehc-team"}, "ehc-draft-plan"),
        ({"outcome": "not_understood"}, "ehc-draft-plan"), ({"outcome": "clarify"}, None),
    ])
    async def test_what_was_answered_last_goes_with_the_next_message(
            self, screened: Screen, after: dict[str, str], kept: str | None) -> None:
        channel, asked_last = SafeRest(), Rasa(ANSWER)
        for custom in ({"outcome": "answered", "topic": "ehc-draft-plan"}, after):
            await channel.answer(Rasa({"text": "Said.", "custom": custom}), "abc", PLAIN, {})
        await channel.answer(asked_last, "abc", PLAIN, {})
        await channel.answer(Rasa(ANSWER), "another", PLAIN, {})
        assert asked_last.asked[0].metadata.get("last_topic") == kept

    @pytest.mark.parametrize("replies", [[], [{"text": ""}], [{"text": None, "custom": {}}]])
    async def test_nothing_is_never_the_answer(self, screened: Screen, replies: list[dict[str, Any]]) -> None:
        (message,) = await SafeRest().answer(Rasa(*replies), "abc", PLAIN, {})
        assert "SEND team" in message["text"] and message["custom"]["outcome"] == "error"

    async def test_a_failure_is_told_and_logged_without_words(self, screened: Screen) -> None:
        with capture_logs() as logs:
            (message,) = await SafeRest().answer(Rasa(error=ValueError("Poppy said")), "abc", "Poppy said", {})
        assert message["custom"]["outcome"] == "error"
        assert logs == [{"event": "rest.message.failed", "kind": "ValueError", "log_level": "error"}]

    async def test_what_came_before_a_failure_is_kept(self, screened: Screen) -> None:
        (message,) = await SafeRest().answer(Rasa(ANSWER, error=OSError()), "abc", PLAIN, {})
        assert message["text"].startswith("20 weeks.")


class TestGuarantee:
    @pytest.mark.parametrize("rasa", [Rasa(), Rasa(ANSWER), Rasa(error=OSError()), Rasa({"text": ""})],
                             ids=["silent", "answers", "fails", "empty"])
    async def test_the_pathway_leads_whatever_rasa_does(self, screened: Screen, rasa: Rasa) -> None:
        first, *rest = await SafeRest().answer(rasa, "abc", RISK, {"council": "bury"})
        assert first["custom"]["safeguarding"]["level"] == "interrupt" and "999" in first["text"]
        assert first["recipient_id"] == "abc"
        assert [m["text"][:8] for m in rest] in ([], ["20 weeks"])

    async def test_a_pathway_that_is_there_is_not_put_in_twice(self, screened: Screen) -> None:
        there = {"text": "Call 999.", "custom": {"outcome": "safeguarding", "safeguarding": {"level": "interrupt"}}}
        messages = await SafeRest().answer(Rasa(there), "abc", RISK, {})
        assert [m["text"] for m in messages] == ["Call 999."]

    async def test_the_answer_to_the_one_question_needs_no_rasa(self, screened: Screen) -> None:
        rasa = Rasa(error=OSError())
        (message,) = await SafeRest().answer(rasa, "abc", "", {"choice": "danger-yes", "council": "bury"})
        assert "999" in message["text"] and rasa.asked == []


class TestMemory:
    class Noting:
        """A screen that notes what it is asked with."""

        def __init__(self, real: Screen) -> None:
            self.real, self.earlier = real, list[list[str]]()

        def check(self, text: str, earlier: Any = ()) -> Any:
            self.earlier.append(list(earlier))
            return self.real.check(text)

    @pytest.fixture
    def noting(self, screened: Screen, monkeypatch: pytest.MonkeyPatch) -> "TestMemory.Noting":
        made = self.Noting(screened)
        monkeypatch.setattr(rest_channel.shared, "screen", lambda: made)
        return made

    def test_three_turns_since_the_last_interrupt_are_screened_together(self, noting: Any) -> None:
        channel = SafeRest()
        for text in ("one", "two", "three", "four", RISK, "five", "six"):
            channel.screen("abc", text)
        assert noting.earlier == [[], ["one"], ["one", "two"], ["one", "two", "three"], ["two", "three", "four"],
                                  [RISK], [RISK, "five"]]

    def test_conversations_are_kept_apart(self, noting: Any) -> None:
        channel = SafeRest()
        for sender, text in (("a", "one"), ("b", "two"), ("a", "three")):
            channel.screen(sender, text)
        assert noting.earlier == [[], [], ["one"]]

    def test_the_oldest_conversation_is_forgotten_first(self, noting: Any,
                                                        monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(rest_channel, "CONVERSATIONS_REMEMBERED", 2)
        channel = SafeRest()
        for sender in ("a", "b", "a", "c", "a", "b"):
            channel.screen(sender, sender)
        assert noting.earlier == [[], [], ["a"], [], ["a", "a"], []]


async def test_buttons_and_pictures_of_other_bots_are_no_words() -> None:
    channel = MergingChannel()
    await channel.send_response("abc", {"text": "", "buttons": [{"title": "x"}]})
    await channel.send_response("abc", {"custom": {"text": "Only here.", "outcome": "answered"}})
    assert channel.messages == [{"recipient_id": "abc", "text": "Only here.", "custom": {"outcome": "answered"}}]
