"""Which parts of a long message the ranker reads beside the whole."""

from bot.language.ranking import BEFORE_ASKING, LONG, LONGEST_ASKING, MOST_ASKING, PIECE, pieces

TELLS = "she was up all night again and nobody slept and the neighbours knocked. "
STORY = TELLS * 4


def test_a_short_message_is_read_alone():
    assert pieces("how long does an assessment take?") == ["how long does an assessment take?"]
    assert pieces("word " * LONG) == ["word " * LONG]


def test_a_question_in_the_middle_is_read_with_the_words_before_it():
    asked = "How long does an assessment take?"
    text = f"{STORY}{asked} {STORY}"
    whole, part = pieces(text)
    assert whole == text
    assert part.endswith(asked)
    assert part.split()[:-6] == STORY.split()[-BEFORE_ASKING:]


def test_a_long_question_keeps_its_end():
    question = "Can the school say no " + "to her and to us " * 12 + "today?"
    part = pieces(STORY + question)[1]
    assert len(part.split()) == LONGEST_ASKING
    assert part.endswith("to us today?")


def test_the_last_questions_count_and_the_smallest_do_not():
    asked = [f"Can we ask school for number {n}?" for n in range(MOST_ASKING + 1)]
    read = pieces(f"Is it? {STORY} {' '.join(asked)}")
    assert [part.split()[-1] for part in read[1:]] == [f"{n}?" for n in range(1, MOST_ASKING + 1)]


def test_where_nothing_asks_it_is_read_by_its_ends():
    words = STORY.split()
    assert pieces(STORY) == [STORY, " ".join(words[:PIECE]), " ".join(words[-PIECE:]), " ".join(words[-PIECE // 2:])]
