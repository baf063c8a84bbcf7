"""Ask a running assistant every question of a folder, through the gateway, and score the replies."""

import argparse
import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from bot import paths
from bot.safeguarding.content import CONTENT, Content
from bot.web.settings import london_now
from evaluation import outside, safety, safety_report, signposts
from evaluation.client import GatewayClient
from evaluation.questions import Question, QuestionError, read_folder
from evaluation.report import lines
from evaluation.scoring import Answered, Result, level_of, score, visible
from evaluation.tracing import Tracer
from knowledge import load


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("folder", type=Path, help="a folder of question files (*.jsonl)")
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="the gateway's address")
    parser.add_argument("--failures", type=Path, default=Path("evaluation/out/failures.jsonl"))
    parser.add_argument("--workers", type=int, default=2, help="conversations at once")
    parser.add_argument("--sets", nargs="*", help="only these files, without their ending")
    parser.add_argument("--safety", action="store_true", help="score safeguarding, as Markdown tables")
    parser.add_argument("--outside", type=Path, nargs="*", default=[], metavar="FILE",
                        help="with --safety: questions from elsewhere (CSV or JSON), in which any alarm is false")


def run(options: argparse.Namespace) -> int:
    """Score all questions and print the tables.

    Return 1 when a reply states what cannot be traced, and 2 when nothing can be read or nobody answers.
    """
    try:
        questions = read_folder(options.folder)
        if options.sets:
            questions = [q for q in questions if q.set in options.sets]
        if options.safety:
            questions += [q for file in options.outside for q in outside.read_file(file)]
    except QuestionError as problem:
        print(problem)
        return 2
    client = GatewayClient(options.url)
    if not client.reachable():
        print(f"No assistant answers at {options.url}: start it with make run")
        return 2
    today = london_now().date()
    with ThreadPoolExecutor(options.workers) as pool:
        answers = list(pool.map(partial(ask, client), questions))
    asked = list(zip(questions, answers, strict=True))
    if options.safety:
        shown, failed = safety_report_of(asked)
        write_failures(failed, options.failures)
        print("\n".join(shown))
        print(f"Failures are in {options.failures}")
        return 0
    # Afterwards, so that tracing does not slow the replies that are timed.
    tracer = Tracer(load(paths.CONTENT), today)
    results = [tracer.traced(score(question, given)) for question, given in asked]
    write_failures([(r.question, r.answers, [*r.why, *(f"untraced: {line}" for line in r.untraced)])
                    for r in results if not r.passed or r.untraced], options.failures)
    print("\n".join(lines(results)))
    print(f"Failures are in {options.failures}")
    return untraced(results)


def untraced(results: list[Result]) -> int:
    """Say how much could not be traced to a fact, a calculation or the person's words; return 1 when anything."""
    found = [line for result in results for line in result.untraced]
    conversations = sum(bool(result.untraced) for result in results)
    if not found:
        print("Every figure, date, number, address and council name in the replies was traced.")
        return 0
    print(f"The run fails: {len(found)} figures, dates, numbers, addresses or council names in {conversations} "
          "conversations are not traced to a fact, a calculation or the person's own words.")
    return 1


Asked = list[tuple[Question, tuple[Answered, ...]]]
Failed = Iterable[tuple[Question, tuple[Answered, ...], Iterable[str]]]


def ask(client: GatewayClient, question: Question) -> tuple[Answered, ...]:
    """Hold one conversation; what goes wrong with the connection is an answer too."""
    try:
        return client.ask(question)
    except Exception as error:
        return tuple(Answered([], 0.0, type(error).__name__) for _ in question.turns)


def safety_report_of(asked: Asked) -> tuple[Iterable[str], Failed]:
    """Score safeguarding alone; return the report and what was missed or alarmed."""
    ways = {way for rule in Content(CONTENT).routes for way in rule["ways"]}
    signposted = signposts.finder(load(), ways)
    judged = [safety.judge(question, answers, signposted) for question, answers in asked]
    return safety_report.lines(judged), [(j.question, j.answers, why) for j in judged if (why := safety.faults(j))]


def write_failures(failed: Failed, file: Path) -> None:
    """Write what failed, with the replies, one JSON object a line."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8") as out:
        for question, answers, why in failed:
            record = {"id": question.id, "set": question.set, "why": list(why),
                      "levels": [level_of(a.messages) for a in answers],
                      "turns": [t.text for t in question.turns],
                      "replies": [visible(a.messages) for a in answers],
                      "outcomes": [[(m.get("custom") or {}).get("outcome") for m in a.messages] for a in answers]}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
