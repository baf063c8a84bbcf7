"""Strategies fit the need, the phase, the level, the moment and the reader."""

from typing import Any

import pytest

from actions.composing.strategies import MOST_BY_WORDS, MOST_CARDS, strategies_reply
from knowledge import Knowledge
from knowledge.models import Contact, Need, Situation, Strategy
from tests.builders import COUNCIL, add, context, knowledge_of, make, small_knowledge


@pytest.fixture(scope="module")
def small() -> Knowledge:
    """Nobody changes this one."""
    return small_knowledge()


def titles(kb: Knowledge, situation: Situation | None = None, **turn: Any) -> list[str]:
    reply = strategies_reply(kb, context(**turn), situation)
    return [b["title"] for b in reply.blocks if b["kind"] == "strategy"] if reply else []


class TestStrategies:
    @pytest.fixture
    def varied(self) -> Knowledge:
        return knowledge_of(
            make(Need, id="autism", title="Autism"), make(Need, id="adhd", title="ADHD"),
            make(Strategy, id="s1", title="Timetable", levels=[1], phases=["ks1", "ks2"], home="Draw it."),
            make(Strategy, id="s2", title="Corner", levels=[2]),
            make(Strategy, id="s3", title="Movement", needs=["adhd"], levels=[1]),
            make(Strategy, id="s4", title="Chunks", needs=["adhd", "autism"], levels=[1], phases=["ks3"]),
            make(Strategy, id="s5", title="Staff only", levels=[3], audience=["staff"]),
            make(Strategy, id="s6", title="Hidden", status="unconfirmed"),
            make(Situation, id="sit", title="Lunch", strategies=["s2"], needs=["autism"]),
        )

    @pytest.mark.parametrize(("turn", "wanted"), [
        ({"needs": ("autism",), "phase": "ks2", "tier": None}, {"Timetable", "Corner"}),
        ({"needs": ("autism",), "phase": "ks3"}, {"Chunks"}),
        ({"needs": ("adhd",), "phase": "ks2"}, {"Movement"}),
        ({"needs": ("autism",), "phase": "ks2", "audience": "staff"}, {"Timetable", "Corner", "Staff only"}),
        ({"needs": ("autism", "adhd"), "phase": "ks2"}, {"Timetable", "Corner", "Movement"}),
        ({"needs": ("unknown", "adhd"), "phase": "ks2"}, {"Movement"}),
    ])
    def test_need_phase_and_reader(self, varied: Knowledge, turn: dict[str, Any], wanted: set[str]) -> None:
        assert set(titles(varied, **turn)) == wanted

    def test_the_tier(self) -> None:
        assert titles(small_knowledge(), needs=("autism",), tier="level-2") == ["Quiet corner"]

    @pytest.mark.parametrize(("tier", "kept"), [("level-2", ["Visual timetable"]), ("level-1", []), (None, [])])
    def test_where_a_level_has_few_what_helps_below_it_goes_on(self, small: Knowledge, tier: str | None,
                                                               kept: list[str]) -> None:
        reply = strategies_reply(small, context(needs=("autism",), tier=tier))
        assert reply is not None
        going_on = [b["text"] for b in reply.blocks if b["kind"] == "paragraph" and "Keep going" in b["text"]]
        assert [text.split(": ")[-1].rstrip(".") for text in going_on] == kept

    def test_for_two_needs_each_gets_its_turn(self, varied: Knowledge) -> None:
        first, second, *_ = titles(varied, needs=("autism", "adhd"), phase="ks2")
        assert {first, second} == {"Timetable", "Movement"}

    @pytest.mark.parametrize(("text", "left"), [
        ("what helps", ["Timetable", "Corner"]),
        ("we tried a timetable", ["Corner"]),
        ("she already has the timetable", ["Corner"]),
        ("a timetable would be nice, but which", ["Timetable", "Corner"]),
    ])
    def test_what_was_tried_is_not_offered_again(self, varied: Knowledge, text: str, left: list[str]) -> None:
        assert titles(varied, needs=("autism",), phase="ks2", text=text) == left

    def test_a_moment_brings_its_own_first(self, varied: Knowledge) -> None:
        assert titles(varied, varied.situations["sit"], needs=("autism",), phase="ks2")[0] == "Corner"

    def test_not_more_cards_than_can_be_read(self) -> None:
        many = [make(Strategy, id=f"s{i}", title=f"Strategy {i}") for i in range(20)]
        kb = knowledge_of(make(Need, id="autism", title="Autism"), *many)
        assert len(titles(kb, needs=("autism",))) == MOST_CARDS

    def test_the_parents_version_is_for_home(self, small: Knowledge) -> None:
        parents = strategies_reply(small, context(needs=("autism",), tier="level-1")).text
        staff = strategies_reply(small, context(needs=("autism",), tier="level-1", audience="staff")).text
        assert "Draw the day." in parents and "Show the day." not in parents
        assert "Show the day." in staff

    @pytest.mark.parametrize(("needs", "situation", "first"), [
        (("epilepsy",), None, "Call 999 first."), ((), "sit-fit", "Stay with them."),
        (("epilepsy",), "sit-fit", "Stay with them.")])
    def test_a_health_warning_comes_before_everything(self, small: Knowledge, needs: tuple[str, ...],
                                                      situation: str | None, first: str) -> None:
        reply = strategies_reply(small, context(needs=needs), small.situations.get(situation or ""))
        assert reply.text.startswith(first)

    def test_what_is_asked_is_said_back(self, small: Knowledge) -> None:
        text = strategies_reply(small, context(needs=("autism",), phase="ks2", council=COUNCIL)).text
        assert text.startswith("Strategies for Autism, Key stage 2, First (in class):")

    @pytest.mark.parametrize(("council", "people"), [(COUNCIL, ["Autism team"]), (None, []), ("elsewhere", [])])
    def test_a_cell_with_nothing_names_the_councils_people_for_the_need(self, council: str | None,
                                                                        people: list[str]) -> None:
        kb = small_knowledge()
        add(kb, make(Contact, id="team", role="team", title="Autism team", needs=["autism"], phone="01632 960 009"))
        reply = strategies_reply(kb, context(needs=("autism",), phase="ks1", council=council))
        assert [b["name"] for b in reply.blocks if b["kind"] == "contact"] == people

    def test_a_cell_with_nothing_says_so_and_names_a_person(self, small: Knowledge) -> None:
        reply = strategies_reply(small, context(needs=("autism",), phase="ks1"))
        assert reply.outcome == "not_known_here"
        assert "Autism" in reply.text and "SENCO" in reply.text

    def test_neither_need_nor_moment_is_nothing_to_answer(self, small: Knowledge) -> None:
        assert strategies_reply(small, context()) is None
        assert strategies_reply(small, context(needs=("unknown",))) is None

    def test_the_next_level_is_offered_until_the_last(self, small: Knowledge) -> None:
        second = strategies_reply(small, context(needs=("autism",), council=COUNCIL)).choices[0]
        assert second == {"id": "strategies:autism:2", "title": "Strategies at Second"}
        last = strategies_reply(small, context(needs=("autism",), tier="level-3")).choices
        assert not [c for c in last if c["id"].startswith("strategies:")]


class TestTheCore:
    """What a specialist would name first stands first, and what the message speaks of is among it."""

    @pytest.fixture(scope="class")
    def many(self) -> Knowledge:
        """Six strategies that are not the core of anything, then one for each of two needs that is."""
        plain = ("Marbles", "Feathers", "Buttons", "Ribbons", "Pebbles", "Acorns")
        return knowledge_of(
            make(Need, id="autism", title="Autism"), make(Need, id="adhd", title="ADHD"),
            *(make(Strategy, id=f"st-{title.lower()}", title=title) for title in plain),
            make(Strategy, id="st-core", title="Visual timetable", do="Show the day.", core_for=["autism"]),
            make(Strategy, id="st-other", title="Movement breaks", do="Let them stand.",
                 needs=["autism", "adhd"], core_for=["adhd"]),
        )

    def test_it_comes_first(self, many: Knowledge) -> None:
        assert titles(many, needs=("autism",))[0] == "Visual timetable"

    def test_the_core_for_another_need_does_not(self, many: Knowledge) -> None:
        assert titles(many, needs=("autism",))[:3] == ["Visual timetable", "Marbles", "Feathers"]
        assert titles(many, needs=("adhd",)) == ["Movement breaks"]

    def test_a_parent_gets_what_can_be_done_at_home_before_it(self) -> None:
        kb = knowledge_of(
            make(Need, id="autism", title="Autism"),
            make(Strategy, id="st-school", title="In class", core_for=["autism"]),
            make(Strategy, id="st-home", title="At home", home="Do it at home."))
        assert titles(kb, needs=("autism",)) == ["At home", "In class"]
        assert titles(kb, needs=("autism",), audience="staff") == ["In class", "At home"]

    def test_staff_are_not_shown_what_is_for_parents_only(self) -> None:
        kb = knowledge_of(
            make(Need, id="autism", title="Autism"),
            make(Strategy, id="st-home", title="At home", home="Do it at home.", audience=["parent"]),
            make(Strategy, id="st-school", title="In class"))
        assert titles(kb, needs=("autism",), audience="staff") == ["In class"]

    @pytest.fixture(scope="class")
    def crowd(self, many: Knowledge) -> Knowledge:
        """So many strategies that two words which only one of them has are telling."""
        clothes = (("socks", "Seams"), ("shirts", "Labels"), ("jumpers", "Sleeves"))
        return knowledge_of(
            *many.needs.values(), *many.strategies.values(),
            *(make(Strategy, id=f"st-{what}", title=f"{part} of {what}", levels=[3]) for what, part in clothes),
            *(make(Strategy, id=f"st-{i}", title="Another", needs=["adhd"]) for i in range(40)))

    @pytest.mark.parametrize(("text", "wanted"), [
        ("she minds the seams in her socks", ["Seams of socks"]),
        ("one sleeve of his jumper", ["Sleeves of jumpers"]),
        ("labels in shirts, seams of socks, sleeves of jumpers", ["Seams of socks", "Labels of shirts"]),
    ])
    def test_what_the_message_speaks_of_is_among_the_first(self, crowd: Knowledge, text: str,
                                                           wanted: list[str]) -> None:
        reply = strategies_reply(crowd, context(needs=("autism",), text=text))
        cards = [b["title"] for b in reply.blocks if b["kind"] == "strategy"]
        first = ["Visual timetable", "Marbles", *wanted]
        assert cards == [*first, "Feathers", "Buttons"][:MOST_CARDS]
        assert len(wanted) <= MOST_BY_WORDS and all(title in reply.text for title in first)

    @pytest.mark.parametrize("text", ["", "what helps a child with autism", "she likes trains", "her socks"])
    def test_words_that_tell_little_change_nothing(self, crowd: Knowledge, text: str) -> None:
        assert titles(crowd, needs=("autism",), text=text) == titles(crowd, needs=("autism",))

    def test_what_it_speaks_of_was_shown_already(self, crowd: Knowledge) -> None:
        found = titles(crowd, needs=("autism",), text="the seams of her socks", shown=("st-socks",))
        assert "Seams of socks" not in found


class TestMoreIdeas:
    @pytest.fixture(scope="class")
    def seven(self) -> Knowledge:
        return knowledge_of(
            make(Need, id="autism", title="Autism"),
            *(make(Strategy, id=f"st-{i}", title=f"Idea {i}", core_for=["autism"] if i < 3 else []) for i in range(7)),
            make(Situation, id="sit", title="Lunch", strategies=["st-0", "st-5"]))

    def test_what_was_not_shown_yet_comes_before_what_was(self, seven: Knowledge) -> None:
        shown = ("st-0", "st-1", "st-2", "st-3")
        assert titles(seven, needs=("autism",), shown=shown)[:3] == ["Idea 4", "Idea 5", "Idea 6"]

    def test_no_card_comes_twice_while_there_are_others(self, seven: Knowledge) -> None:
        first = titles(seven, needs=("autism",))
        shown = tuple(f"st-{title[-1]}" for title in first)
        assert not set(first) & set(titles(seven, needs=("autism",), shown=shown))

    def test_when_all_were_shown_the_core_comes_again(self, seven: Knowledge) -> None:
        shown = tuple(seven.strategies)
        assert titles(seven, needs=("autism",), shown=shown)[:3] == ["Idea 0", "Idea 1", "Idea 2"]

    def test_of_a_moment_too(self, seven: Knowledge) -> None:
        assert titles(seven, seven.situations["sit"]) == ["Idea 0", "Idea 5"]
        assert titles(seven, seven.situations["sit"], shown=("st-0",)) == ["Idea 5", "Idea 0"]


class TestAMomentWithoutANamedNeed:
    @pytest.fixture(scope="class")
    def kb(self) -> Knowledge:
        return knowledge_of(
            *(make(Need, id=n, title=n.title()) for n in ("autism", "anxiety", "deafness", "epilepsy", "dyslexia")),
            make(Strategy, id="st-one", title="Visual timetable"),
            make(Situation, id="sit", title="Lunch", strategies=["st-one"],
                 needs=["autism", "gone", "anxiety", "deafness", "epilepsy", "dyslexia"]),
            make(Situation, id="sit-any", title="Playtime", strategies=["st-one"]))

    def test_the_needs_that_it_often_goes_with_are_named(self, kb: Knowledge) -> None:
        text = strategies_reply(kb, context(), kb.situations["sit"]).text
        assert "Often seen with: Autism, Anxiety, Deafness, Epilepsy. You can start without a diagnosis." in text

    @pytest.mark.parametrize(("needs", "situation"), [(("autism",), "sit"), ((), "sit-any"), (("autism",), None)])
    def test_whoever_named_one_and_a_moment_without_needs_get_none(self, kb: Knowledge, needs: tuple[str, ...],
                                                                    situation: str | None) -> None:
        reply = strategies_reply(kb, context(needs=needs), kb.situations.get(situation or ""))
        assert reply.blocks and "Often seen with" not in reply.text
