"""The components of the pipeline: mentions, ranking, decision, and the screen as the last."""

from typing import Any

import pytest
from rasa.nlu.constants import SPACY_DOCS
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.language.ranking import Ranked
from bot.pipeline.decision import Decision
from bot.pipeline.mention_extractor import MentionExtractor
from bot.pipeline.risk_screen import RiskScreen
from bot.pipeline.topic_ranking import TOPIC_RANKING, TopicRanking
from bot.safeguarding import Screen
from knowledge import Knowledge
from tests.pipeline.conftest import FakeRanker


def message(text: str = "how long", **data: Any) -> Message:
    return Message(data={TEXT: text, **data})


class TestMentionExtractor:
    def entities(self, text: str, language: Any) -> list[dict[str, Any]]:
        (done,) = MentionExtractor().process([message(text, **{SPACY_DOCS[TEXT]: language(text)})])
        return [{k: v for k, v in e.items() if k in ("entity", "value", "role")} for e in done.get(ENTITIES)]

    def test_names_years_and_dates_are_entities(self, small: Knowledge, language: Any) -> None:
        assert self.entities("strategies for autism in year 3, asked on 3 March 2026", language) == [
            {"entity": "need", "value": "autism"}, {"entity": "phase", "value": "ks2"},
            {"entity": "date", "value": "2026-03-03"}]

    def test_what_is_denied_has_a_role(self, small: Knowledge, language: Any) -> None:
        assert self.entities("not autism", language) == [{"entity": "need", "value": "autism", "role": "denied"}]

    def test_the_place_and_the_extractor_are_named(self, small: Knowledge, language: Any) -> None:
        (done,) = MentionExtractor().process([message("for autism", **{SPACY_DOCS[TEXT]: language("for autism")})])
        (entity,) = done.get(ENTITIES)
        assert (entity["start"], entity["end"], entity["extractor"]) == (4, 10, "MentionExtractor")

    def test_a_message_without_a_document_is_left_as_it_is(self, small: Knowledge) -> None:
        (done,) = MentionExtractor().process([message()])
        assert done.get(ENTITIES) is None


class TestTopicRanking:
    def test_the_ranking_is_added(self, ranker: FakeRanker) -> None:
        ranker.ranked = [Ranked("right", 0.61239), Ranked("belief", 0.1)]
        (done,) = TopicRanking().process([message()])
        assert done.get(TOPIC_RANKING) == [{"id": "right", "score": 0.6124}, {"id": "belief", "score": 0.1}]
        assert TOPIC_RANKING in done.output_properties

    def test_it_leans_on_what_was_answered_last(self, ranker: FakeRanker, small: Knowledge) -> None:
        TopicRanking().process([message(metadata={"last_topic": "right"})])
        assert ranker.last is small.entries["right"]
        TopicRanking().process([message(metadata={"last_topic": "gone"})])
        assert ranker.last is None

    @pytest.mark.parametrize(("wanted", "about_words"), [("ask_timescale", False), ("ask_meaning", True)])
    def test_a_wish_tells_whether_a_word_is_asked_about(self, ranker: FakeRanker, wanted: str,
                                                        about_words: bool) -> None:
        TopicRanking().process([message(**{INTENT: {"name": wanted, "confidence": 0.9}})])
        assert ranker.about_words is about_words

    def test_no_words_no_ranking(self, ranker: FakeRanker) -> None:
        (done,) = TopicRanking().process([Message(data={})])
        assert done.get(TOPIC_RANKING) is None


class TestDecision:
    def decided(self, intents: dict[str, float], ranking: dict[str, float],
                entities: list[dict[str, str]] | None = None) -> tuple[str, list[str]]:
        (done,) = Decision().process([message(**{
            INTENT_RANKING_KEY: [{"name": n, "confidence": c} for n, c in intents.items()],
            TOPIC_RANKING: [{"id": i, "score": s} for i, s in ranking.items()], ENTITIES: entities or []})])
        return done.get(INTENT)["name"], [r["id"] for r in done.get(TOPIC_RANKING)]

    def test_intent_and_ranking_are_weighed_together(self, small: Knowledge) -> None:
        assert self.decided({"ask_meaning": 0.9}, {"right": 0.4, "term-plan": 0.38}) == (
            "ask_meaning", ["term-plan", "right"])

    def test_a_denied_need_does_not_count(self, small: Knowledge) -> None:
        need = {"entity": "need", "value": "autism"}
        intents, ranking = {"ask_about_need": 0.2}, {"autism": 0.05}
        assert self.decided(intents, ranking, [need])[0] == "ask_about_need"
        assert self.decided(intents, ranking, [{**need, "role": "denied"}])[0] == "nlu_fallback"

    @pytest.mark.parametrize(("score", "alone"), [(0.5, "ask_steps"), (0.1, None)])
    def test_a_follow_up_says_what_it_asks_by_itself(self, small: Knowledge, score: float, alone: str | None) -> None:
        (done,) = Decision().process([message("is it free", **{
            INTENT_RANKING_KEY: [{"name": "follow_up_free", "confidence": 0.9}],
            TOPIC_RANKING: [{"id": "right", "score": score}]})])
        assert done.get(INTENT)["name"] == "follow_up_free"
        assert (done.as_dict(only_output_properties=True).get("alone") or {}).get("intent") == alone

    def test_without_a_ranking_the_intent_stays(self, small: Knowledge) -> None:
        (done,) = Decision().process([message(**{INTENT: {"name": "greet", "confidence": 0.9}})])
        assert done.get(INTENT)["name"] == "greet"


class TestRiskScreen:
    @pytest.mark.parametrize(("text", "intent"), [
        ("I want to kill myself", "report_risk"), ("how long does an EHC plan take", "ask_timescale")])
    def test_a_message_at_risk_becomes_report_risk(self, screened: Screen, text: str, intent: str) -> None:
        (done,) = RiskScreen().process([message(text, **{INTENT: {"name": "ask_timescale", "confidence": 0.9}})])
        assert done.get(INTENT)["name"] == intent

    def test_what_was_understood_is_kept_beside_it(self, screened: Screen) -> None:
        asked = {"name": "greet", "confidence": 0.9}
        (done,) = RiskScreen().process([message("I want to kill myself", **{INTENT: asked})])
        assert done.get("intent_asked") == asked and done.get(INTENT)["confidence"] == 1.0

    def test_it_is_the_last_component(self) -> None:
        import yaml

        from bot.paths import ROOT

        pipeline = yaml.safe_load((ROOT / "config.yml").read_text("utf-8"))["pipeline"]
        assert pipeline[-1]["name"] == "bot.pipeline.risk_screen.RiskScreen"


@pytest.mark.parametrize("component", [MentionExtractor, TopicRanking, Decision, RiskScreen])
def test_no_message_is_no_work(component: Any) -> None:
    assert component().process([]) == []
