from evaluation.page_speed import Visit, report

VISITS = [Visit(1.0, 0.5), Visit(2.0, 0.7), Visit(9.0, 0.6)]


def test_the_middle_visit_decides_and_the_worst_is_shown() -> None:
    lines, kept = report(VISITS)

    assert kept
    assert lines[1].split()[-3:] == ["2.00", "9.00", "2.50"]
    assert lines[2].split()[-3:] == ["0.60", "0.70", "1.50"]


def test_a_slow_answer_fails_though_the_page_is_fast() -> None:
    assert not report([Visit(1.0, 0.4), Visit(1.0, 1.6), Visit(1.0, 1.7)])[1]
