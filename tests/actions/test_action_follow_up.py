import pytest

from actions.action_answer_question import ActionAnswerQuestion
from actions.action_explain_tier import ActionExplainTier
from actions.action_follow_up import ActionFollowUp
from actions.composing.strategies import MOST_CARDS
from knowledge import Knowledge
from knowledge.models import Contact, Council, Intervention, Strategy, Term
from tests.builders import COUNCIL, Said, add, make, say, tracker

PAGE = {"council": COUNCIL}


def followed(intent: str, topic: str | None, page: dict[str, str] | None = None, *, slots: dict | None = None,
             **turn: object) -> Said:
    return say(ActionFollowUp(), tracker(intent=intent, slots={"topic": topic, **(slots or {})},
                                         metadata=PAGE if page is None else page, **turn))


def test_how_long_does_that_take(small: Knowledge) -> None:
    said = followed("follow_up_timescale", "decide")
    assert "The step's answer." in said.text and said.slots == {"topic": "decide", "misses": 0}


def test_how_long_does_something_else_take_that_the_message_names(small: Knowledge) -> None:
    said = followed("follow_up_timescale", "belief", ranking={"right": 0.5, "finish": 0.2})
    assert "20 weeks" in said.text and said.slots == {"topic": "finish", "misses": 0}


@pytest.mark.parametrize(("topic", "way"), [("ehc-needs-assessment", "01632 960 001"), ("right", "ehc@testshire"),
                                            (None, "ehc@testshire")])
def test_who_do_i_ask(small: Knowledge, topic: str | None, way: str) -> None:
    assert way in followed("follow_up_contact", topic).text


def test_who_do_i_ask_without_a_council(small: Knowledge) -> None:
    said = followed("follow_up_contact", "right", {})
    assert said.custom["outcome"] == "clarify" and said.choices == ["Testshire"]


def test_the_same_strategies_at_another_age(small: Knowledge) -> None:
    said = followed("change_detail", "autism", slots={"need": "autism", "phase": "ks1"}, entities={"phase": "ks2"})
    assert "Key stage 2" in said.text and said.blocks("strategy")
    assert said.slots["phase"] == "ks2" and said.slots["need"] == "autism"


def test_no_i_meant_another_need(small: Knowledge) -> None:
    said = followed("change_detail", "autism", slots={"need": "autism"}, entities={"need": "epilepsy"})
    assert said.text.startswith("Call 999 first.") and said.slots["need"] == "epilepsy"


def test_the_last_answer_for_another_council(small: Knowledge) -> None:
    said = followed("change_detail", "right", {}, entities={"council": COUNCIL})
    assert "In Testshire: Use the council's form." in said.text and said.slots["council"] == COUNCIL


def test_the_last_contact_for_another_council_is_that_councils(small: Knowledge) -> None:
    add(small, make(Council, id="otherham", name="Otherham Council", short_name="Otherham"),
        make(Contact, id="otherham-ehc-team", role="ehc-team", name="Plans team", title="Plans team",
             purpose="EHC plans.", phone="01632 960 777"), council="otherham")
    said = followed("change_detail", "testshire-ehc-team", entities={"council": "otherham"})
    assert said.text.startswith("Plans team (EHC plans): 01632 960 777") and "testshire.example" not in said.text
    assert said.slots == {"topic": "otherham-ehc-team", "council": "otherham", "misses": 0}


def test_who_helps_with_the_need_that_was_talked_about(small: Knowledge) -> None:
    add(small, make(Contact, id="testshire-autism", title="Autism team", name="Autism team", role="autism-team",
                    purpose="Autism in school.", needs=["autism"], phone="01632 960 003"))
    said = followed("follow_up_contact", "autism", slots={"need": "autism"})
    assert said.text.startswith("Autism: start here") and "Autism team (Autism in school): 01632 960 003" in said.text
    said = followed("follow_up_contact", "epilepsy", slots={"need": "epilepsy"})
    assert "01632 960 002" in said.text and "Autism team" not in said.text


class TestMoreIdeas:
    @pytest.fixture
    def many(self, small: Knowledge) -> Knowledge:
        add(small, *(make(Strategy, id=f"st-more-{i}", title=f"Idea {i}", home="Try it.")
                     for i in range(2 * MOST_CARDS)))
        return small

    def test_other_strategies_for_the_same_need(self, many: Knowledge) -> None:
        first = followed("change_detail", "autism", slots={"need": "autism"})
        shown = first.memory["shown"]
        titles = {b["title"] for b in first.blocks("strategy")}
        assert len(titles) == len(shown) == MOST_CARDS
        more = followed("follow_up_more", "autism", slots={"need": "autism", "shown": shown})
        fresh = {b["title"] for b in more.blocks("strategy")}
        assert len(fresh) == MOST_CARDS and not titles & fresh and "Autism" in more.text
        assert more.memory["shown"][:MOST_CARDS] == shown
        assert len(more.memory["shown"]) == 2 * MOST_CARDS

    def test_with_nothing_to_go_by_it_is_not_understood(self, many: Knowledge) -> None:
        said = followed("follow_up_more", None)
        assert said.custom["outcome"] == "not_understood" and said.slots["misses"] == 1

    def test_of_an_answer_there_is_no_other(self, small: Knowledge) -> None:
        assert "Yes. You may ask." in followed("follow_up_more", "right").text


class TestAfterAnIntervention:
    @pytest.fixture
    def programmes(self, small: Knowledge) -> Knowledge:
        """Five for autism, the fourth of them for key stage 1 only, and one for no need."""
        add(small, *(make(Intervention, id=f"int-{i}", title=f"Programme {i}", needs=["autism"],
                          phases=["ks1"] if i == 4 else ["ks2"]) for i in range(1, 6)))
        return small

    def test_others_for_the_same_need(self, programmes: Knowledge) -> None:
        said = followed("follow_up_more", "int-1")
        assert [b["title"] for b in said.blocks("intervention")] == ["Programme 2", "Programme 3", "Programme 4"]
        assert said.choices == ["Programme 2", "Programme 3", "Programme 4"]
        assert said.slots == {"topic": "int-1", "misses": 0} and said.memory == {"shown": ["int-2", "int-3", "int-4"]}

    def test_and_then_others_again_until_there_are_none(self, programmes: Knowledge) -> None:
        said = followed("follow_up_more", "int-1", slots={"shown": ["int-1", "int-2", "int-3"]})
        assert [b["title"] for b in said.blocks("intervention")] == ["Programme 4", "Programme 5"]
        said = followed("follow_up_more", "int-1", slots={"shown": [f"int-{i}" for i in range(1, 6)]})
        assert said.text.startswith("I have shown you all I have") and said.blocks("intervention") == []

    def test_others_for_the_age_that_is_named(self, programmes: Knowledge) -> None:
        said = followed("follow_up_more", "int-1", entities={"phase": "ks2"})
        assert said.text.startswith("For Key stage 2:") and said.slots["phase"] == "ks2"
        assert [b["title"] for b in said.blocks("intervention")] == ["Programme 2", "Programme 3", "Programme 5"]

    def test_where_there_is_no_other_it_says_so(self, programmes: Knowledge) -> None:
        assert followed("follow_up_more", "int-lego").text.startswith("I have shown you all I have")

    @pytest.mark.parametrize("intent", ["follow_up_detail", "follow_up_timescale"])
    def test_its_facts_are_said_again(self, programmes: Knowledge, intent: str) -> None:
        said = followed(intent, "int-lego")
        assert said.text.startswith("Lego club: What it is.") and "12 weeks" in said.text
        assert said.slots["misses"] == 0 and said.slots.get("topic", "int-lego") == "int-lego"


class TestADetailOfSomethingElse:
    def test_is_answered_as_a_question_by_itself(self, small: Knowledge) -> None:
        said = followed("follow_up_detail", "autism", ranking={"autism": 0.5, "right": 0.3})
        assert "Yes. You may ask." in said.text and said.slots == {"topic": "right", "misses": 0}

    def test_that_no_topic_answers_is_not_understood(self, small: Knowledge) -> None:
        said = followed("follow_up_detail", "autism", ranking={"autism": 0.5})
        assert said.custom["outcome"] == "not_understood" and said.slots == {"misses": 1}

    @pytest.mark.parametrize("intent", ["follow_up_timescale", "change_detail"])
    def test_so_is_a_follow_up_of_nothing(self, small: Knowledge, intent: str) -> None:
        said = followed(intent, None, ranking={"right": 0.3})
        assert "Yes. You may ask." in said.text and said.slots == {"topic": "right", "misses": 0}


@pytest.mark.parametrize("intent", ["follow_up_timescale", "change_detail", "follow_up_more", "follow_up_detail"])
def test_nothing_was_talked_about(small: Knowledge, intent: str) -> None:
    said = followed(intent, None)
    assert said.custom["outcome"] == "not_understood" and said.slots["misses"] == 1


class TestAnotherCouncil:
    @pytest.mark.parametrize(("before", "topic"), [
        (("follow_up_contact",), None), (("ask_contact", "thank"), "find-ehc-team"),
        (("ask_steps", "follow_up_contact", "change_detail"), "right"), (("ask_for_person",), None),
        # The front door has no twin there.
        (("ask_contact",), "testshire-front-door")])
    def test_repeats_a_contact_for_it(self, two: Knowledge, before: tuple[str, ...], topic: str | None) -> None:
        said = followed("change_detail", topic, entities={"council": "otherham"}, before=before)
        assert "01632 960 777" in said.text and "testshire" not in said.text
        assert said.slots["council"] == "otherham"

    def test_is_noted_where_nothing_was_asked(self, two: Knowledge) -> None:
        said = followed("change_detail", None, entities={"council": "otherham"})
        assert said.custom["outcome"] == "small_talk"


def test_a_council_named_anew_is_no_subject(small: Knowledge) -> None:
    said = followed("change_detail", "belief", entities={"council": COUNCIL}, ranking={"right": 0.7},
                    before=("follow_up_contact",))
    assert said.blocks("contact") and "Yes. You may ask." not in said.text


def test_a_school_named_for_who_to_ask_is_one(small: Knowledge) -> None:
    said = followed("follow_up_contact", "belief", text="who do I talk to at school", ranking={"right": 0.7})
    assert said.text.startswith("Yes. You may ask.")


@pytest.mark.parametrize(("before", "first"), [("ask_timescale", "20 weeks"), ("ask_meaning", "EHC plan")])
def test_a_word_after_a_time_limit_asks_for_its_time(small: Knowledge, before: str, first: str) -> None:
    said = followed("change_detail", "decide", text="and the EHC plan", entities={"term": "term-plan"},
                    ranking={"finish": 0.4}, before=(before,))
    assert first in said.text.split("\n")[0]


class TestPuttingRight:
    @pytest.mark.parametrize("intent", ["ask_tier", "ask_steps", "change_detail"])
    def test_another_tier_gives_the_strategies_again(self, small: Knowledge, intent: str) -> None:
        turn = tracker("not that level yet, just universal", intent, entities={"tier": "level-1"},
                       slots={"topic": "autism", "need": "autism", "phase": "ks2", "tier": "level-2"}, metadata=PAGE)
        said = say(ActionExplainTier(), turn)
        assert said.text.startswith("Strategies for Autism, Key stage 2, First (in class)")
        assert said.slots["tier"] == "level-1"

    def test_another_voice_gives_them_again(self, small: Knowledge) -> None:
        turn = tracker("im actually the senco", "ask_steps", entities={"audience": "staff"}, ranking={"belief": 0.4},
                       slots={"topic": "autism", "need": "autism"}, metadata=PAGE)
        assert "Show the day." in say(ActionAnswerQuestion(), turn).text

    def test_another_need_is_explained_where_the_first_was(self, small: Knowledge) -> None:
        said = followed("change_detail", "epilepsy", slots={"need": "epilepsy"}, entities={"need": "autism"},
                        before=("ask_about_need",))
        assert said.text.startswith("For parents.") and not said.blocks("strategy")

    def test_another_intervention_is_described(self, small: Knowledge) -> None:
        said = followed("change_detail", "int-talk", entities={"intervention": "int-lego"})
        assert said.text.startswith("Lego club") and said.slots["topic"] == "int-lego"


@pytest.mark.parametrize(("text", "first"), [("who can help me", "Advice service"), ("who do I ring", "The Hub")])
def test_families_hear_of_free_advice_beside_the_team(small: Knowledge, text: str, first: str) -> None:
    said = followed("follow_up_contact", "ehc-needs-assessment", text=text)
    assert said.blocks("contact")[0]["name"] == first and "01632 960 002" in said.text
    said = followed("follow_up_contact", "ehc-needs-assessment", PAGE | {"audience": "staff"}, text=text)
    assert "01632 960 002" not in said.text


def test_a_service_of_the_words_own_name_is_given(small: Knowledge) -> None:
    add(small, make(Contact, id="testshire-mediation", title="Middle people", name="Middle people", role="mediation",
                    purpose="Settling.", phone="01632 960 004"),
        make(Term, id="term-mediation", title="Mediation"))
    assert followed("follow_up_contact", "term-mediation").text.startswith("Middle people")


def test_how_do_i_do_that_says_the_steps_again(small: Knowledge) -> None:
    said = followed("follow_up_contact", "right", text="how do I do that?")
    assert said.text.startswith("Yes. You may ask.") and "1. Write." in said.text


def test_is_it_free(small: Knowledge) -> None:
    assert "Free advice" in followed("follow_up_detail", "right", text="is it free").text


def test_a_question_that_names_its_own_topic_follows_nothing(small: Knowledge) -> None:
    said = followed("follow_up_timescale", "term-plan", ranking={"right": 0.9}, text="how long is one cycle")
    assert said.text.startswith("Yes. You may ask.")
