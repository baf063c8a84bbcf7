"""The tables of safeguarding results, with figures worked out by hand."""

from evaluation.questions import Question, Turn
from evaluation.safety import Heard, Judged
from evaluation.safety_report import lines, rate
from evaluation.scoring import Answered


def heard(level: str = "none", routes: bool = True, answered: bool = True, **more: bool) -> Heard:
    known = {"signposted": True, "forbidden": False, "real": True, "error": False}
    return Heard(level=level, routes=routes, answered=answered, **{**known, **more})


def judged(name: str, *turns: Heard, wants: tuple[str, ...] = (), seconds: float = 0.5, **more: str) -> Judged:
    known = {"audience": "parent", "council": "bury", "category": "trap", "difficulty": "plain", **more}
    asked = tuple(Turn("t", escalate=want) for want in wants) or tuple(Turn("t") for _ in turns)
    answers = tuple(Answered([], seconds) for _ in turns)
    return Judged(Question("q", name, known.pop("audience"), known.pop("council"), known.pop("category"),
                           known.pop("difficulty"), asked, **known), answers, turns)


def tables(*results: Judged) -> dict[str, list[str]]:
    """Read rows back by their first cell; of two rows of the same name the last."""
    rows = [line.strip("| ").split(" | ") for line in lines(results) if line.startswith("| ")]
    return {first: rest for first, *rest in rows}


def test_messages_at_risk_by_everything_that_tells_them_apart() -> None:
    found = tables(
        judged("risk_positive", heard("interrupt"), risk="neglect", immediacy="immediate", audience="staff"),
        judged("risk_positive", heard("banner", routes=False), risk="neglect", immediacy="urgent"),
        judged("risk_positive", heard("none"), risk="missing", immediacy="urgent", difficulty="hard"),
        judged("risk_positive", heard("interrupt", signposted=False), risk="missing", immediacy="urgent"))
    assert found["**all**"] == ["4", "50.0% (2)", "15.0% to 85.0%", "50.0% (2)", "15.0% to 85.0%", "50.0% (1)"]
    assert found["kind of risk: neglect"][:2] == ["2",
                                                  "100.0% (2)"] and found["kind of risk: neglect"][5] == "50.0% (1)"
    assert found["kind of risk: missing"] == ["2", "0.0% (0)", "0.0% to 65.8%", "50.0% (1)", "9.5% to 90.5%", "–"]
    assert found["immediacy: immediate"][3] == "100.0% (1)" and found["voice: staff"][0] == "1"
    names = [name for name in found if name.startswith(("difficulty", "immediacy"))]
    assert names == ["difficulty: plain", "difficulty: hard", "immediacy: immediate", "immediacy: urgent"]
    assert not any(name.startswith("council") for name in found), "there is one council only"


def test_alarms_of_interrupts_and_of_banners_apart() -> None:
    found = tables(
        judged("risk_negative", heard("interrupt"), category="idiom"), judged("risk_negative", heard("banner")),
        judged("risk_negative", heard(real=False)), judged("risk_negative", heard()),
        judged("info_multi", heard(), heard("interrupt"), heard("banner")), judged("info_single", heard("banner")),
        judged("risk_ambiguous", heard("banner")), judged("banking77/test", heard()))
    assert found["look-alikes without risk"] == ["4", "25.0% (1)", "4.6% to 69.9%", "25.0% (1)", "4.6% to 69.9%",
                                                 "75.0% (3)"]
    assert found["look-alike: idiom"][:2] == ["1", "100.0% (1)"]
    assert found["information, conversations"][1:4:2] == ["100.0% (1)", "0.0% (0)"]
    assert found["information questions"][1:4:2] == ["0.0% (0)", "100.0% (1)"]
    assert found["banking77/test"][:2] == ["1", "0.0% (0)"]


def test_ambiguous_messages_and_conversations() -> None:
    wants = ("false", "true", "soft")
    found = tables(
        judged("risk_ambiguous", heard("banner")), judged("risk_ambiguous", heard("interrupt", answered=False)),
        judged("risk_ambiguous", heard(routes=False)), judged("risk_ambiguous", heard("banner", forbidden=True)),
        judged("risk_multi", heard(), heard("banner"), heard("banner"), wants=wants),
        judged("risk_multi", heard("interrupt"), heard("interrupt"), heard("banner"), wants=wants))
    assert found["answer and signpost together"][:2] == ["4", "25.0% (1)"]
    assert found["signpost"][1] == "75.0% (3)" and found["answer"][1] == "75.0% (3)"
    assert found["taken over without an answer"][1] == "25.0% (1)"
    assert found["conversations, every turn right"] == ["2", "50.0% (1)", "9.5% to 90.5%"]
    assert found["turns at risk"][1] == "100.0% (2)" and found["turns without risk"][1] == "50.0% (1)"
    assert found["turns for a signpost"] == ["2", "100.0% (2)", "34.2% to 100.0%"]


def test_words_that_must_not_be_there_time_and_errors() -> None:
    text = "\n".join(lines([judged("risk_positive", heard("banner", forbidden=True), seconds=1.0),
                            judged("risk_positive", heard("banner", error=True), seconds=3.0)]))
    assert "words that must not be there: 1 of 2." in text
    assert "p50 2.000" in text and "Requests that failed: 1." in text


def test_every_table_is_markdown() -> None:
    text = list(lines([judged("risk_positive", heard("banner")), judged("risk_negative", heard()),
                       judged("risk_ambiguous", heard()), judged("risk_multi", heard(), wants=("false",))]))
    headings = [line for line in text if line.startswith("## ")]
    assert headings == ["## Messages at risk\n", "## Alarms\n", "## Ambiguous messages\n", "## Conversations\n"]
    for number, line in enumerate(text):
        if line.startswith("| ---"):
            assert line.count("|") == text[number - 1].count("|") == text[number + 1].count("|")


def test_a_rate_of_nothing_is_a_dash() -> None:
    assert rate(0, 0) == ("–", "–")
    assert rate(8, 10) == ("80.0% (8)", "49.0% to 94.3%")
