"""What stands near the last topic: its time limit, its people, what comes after it."""

import pytest

from actions.composing.nearby import limit_near, people_for
from knowledge import Knowledge
from knowledge.models import Contact, Topic
from tests.builders import COUNCIL, add, context, knowledge_of, limit, make, small_knowledge


@pytest.fixture(scope="module")
def small() -> Knowledge:
    """Nobody changes this one."""
    return small_knowledge()


class TestNearby:
    @pytest.mark.parametrize(("topic", "timed"), [
        ("decide", "decide"), ("ehc-needs-assessment", "ehc-needs-assessment"), ("elsewhere", "elsewhere"),
        ("right", "right"), ("autism", None), (None, None)])
    def test_the_time_limit_that_is_near(self, small: Knowledge, topic: str | None, timed: str | None) -> None:
        found = limit_near(small, topic)
        assert (found.id if found else None) == timed

    def test_a_step_without_a_limit_has_its_processs(self) -> None:
        kb = small_knowledge()
        kb.topics["talk"] = kb.topics["talk"].copy(update={"limit": None})
        assert limit_near(kb, "talk").id == "ehc-needs-assessment"

    def test_a_related_topic_has_the_limit(self) -> None:
        kb = knowledge_of(make(Topic, id="a", related=["b"]), make(Topic, id="b", limit=limit(6, "week")))
        assert limit_near(kb, "a").id == "b"

    @pytest.mark.parametrize(("topic", "council", "name"), [
        ("right", COUNCIL, "EHC team"), ("ehc-needs-assessment", COUNCIL, "The Hub"), ("belief", COUNCIL, "EHC team"),
        (None, COUNCIL, "EHC team"), ("right", None, None)])
    def test_the_people_for_a_topic(self, small: Knowledge, topic: str | None, council: str | None,
                                    name: str | None) -> None:
        found = people_for(small, context(topic=topic, council=council))
        assert (found.title if found else None) == name

    @pytest.fixture(scope="class")
    def teams(self) -> Knowledge:
        """A team for autism, and an advice service for anyone."""
        kb = small_knowledge()
        add(kb, make(Contact, id="testshire-autism", title="Autism team", role="autism-team", needs=["autism"]))
        return kb

    @pytest.mark.parametrize(("topic", "needs", "name"), [
        ("autism", (), "Autism team"), ("autism", ("autism",), "Autism team"),
        ("sit-lunch", ("autism",), "Autism team"),
        # No team is there for epilepsy: who helps with any need does.
        ("epilepsy", ("epilepsy",), "Advice service"), ("sit-lunch", (), "Advice service"),
        # The need was named some turns ago; what is talked about now is no need.
        ("belief", ("autism",), "EHC team"), ("right", ("autism",), "EHC team"), (None, ("autism",), "EHC team"),
    ])
    def test_the_people_for_a_need(self, teams: Knowledge, topic: str | None, needs: tuple[str, ...],
                                   name: str) -> None:
        assert people_for(teams, context(topic=topic, needs=needs, council=COUNCIL)).title == name

    @pytest.mark.parametrize("council", ["bury", "south_glos"])
    def test_the_real_contacts_that_serve_a_need_are_given_for_it(self, kb: Knowledge, council: str) -> None:
        serving = [c for c in kb.councils[council].contacts.values() if c.needs]
        assert serving
        for need in {need for contact in serving for need in contact.needs}:
            assert need in people_for(kb, context(topic=need, council=council)).needs
