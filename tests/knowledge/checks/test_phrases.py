"""Banned phrases are found in whatever form, and their harmless neighbours are left alone."""

from typing import Any

import pytest

from knowledge import load
from knowledge.checks import phrases
from knowledge.models import BannedPhrase, Need, Strategy, Topic
from tests.builders import make
from tests.knowledge.finding import found, messages

BANNED = make(BannedPhrase, id="b", says=["great question", "low risk"], why="It is empty.",
              allowed=["a great question mark"])
REPLIES = make(BannedPhrase, id="r", says=["sorry"], why="It is empty.", where="safeguarding")


@pytest.mark.parametrize("text", [
    "Great question!", "That is a GREAT  question.", "A great\nquestion", "A great question mark and a great question"])
def test_a_phrase_in_any_form(text: str) -> None:
    (message,) = messages(phrases.banned_phrases, BANNED, make(Topic, answer=text))
    assert message.lower().split() == "says `great question`: it is empty.".split()


@pytest.mark.parametrize("entry", [
    make(Need, meaning="Low risk."), make(Strategy, do="Low risk."), make(Topic, next=[{"parent": "Low risk."}])])
def test_in_every_wording(entry: Any) -> None:
    assert found(phrases.banned_phrases, BANNED, entry) == [("one", "prose")]


@pytest.mark.parametrize("text", [
    "A greater question.", "Great questions.", "Great. Question one.", "A great question mark.", "Sorry."])
def test_what_only_comes_near(text: str) -> None:
    assert found(phrases.banned_phrases, BANNED, REPLIES, make(Topic, answer=text)) == []


def test_questions_are_peoples_own_words() -> None:
    assert found(phrases.banned_phrases, BANNED, make(Topic, questions=["is it low risk"])) == []


@pytest.mark.parametrize("text", [
    "She committed suicide.", "A failed attempt.", "It is just a phase.", "I will pass this on.", "Keep this secret.",
    "Attention-seeking.", "You're not alone.", "Sorry you feel that way."])
def test_the_real_list_bans_what_guidance_bans(text: str) -> None:
    assert [*phrases.banned_in(load(), text, "everywhere")]


@pytest.mark.parametrize("text", [
    "Tell me more.", "It is low risk.", "Do not worry.", "Take the pills away.", "This is confidential."])
def test_the_real_list_bans_more_where_somebody_may_be_at_risk(text: str) -> None:
    kb = load()
    assert [*phrases.banned_in(kb, text, "safeguarding")] and not [*phrases.banned_in(kb, text, "everywhere")]
