"""Ask a running assistant every question of a folder, through the gateway, and score the replies."""

import argparse
import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import knowledge
from bot.safeguarding.content import CONTENT, Content
from evaluation import outside, safety, safety_report, signposts
from evaluation.client import GatewayClient
from evaluation.questions import Question, QuestionError, read_folder
from evaluation.report import lines
from evaluation.scoring import Answered, level_of, score, visible


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
    """Score all questions and print the tables; return 2 when nothing can be read or nobody answers."""
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
    with ThreadPoolExecutor(options.workers) as pool:
        answers = list(pool.map(partial(ask, client), questions))
    report = safety_report_of if options.safety else report_of
    shown, failed = report(list(zip(questions, answers, strict=True)))
    write_failures(failed, options.failures)
    print("\n".join(shown))
    print(f"Failures are in {options.failures}")
    return 0


Asked = list[tuple[Question, tuple[Answered, ...]]]
Failed = Iterable[tuple[Question, tuple[Answered, ...], Iterable[str]]]


def ask(client: GatewayClient, question: Question) -> tuple[Answered, ...]:
    """Hold one conversation; what goes wrong with the connection is an answer too."""
    try:
        return client.ask(question)
    except Exception as error:
        return tuple(Answered([], 0.0, type(error).__name__) for _ in question.turns)


def report_of(asked: Asked) -> tuple[Iterable[str], Failed]:
    """Score the words of all replies; return the report and what failed."""
    results = [score(question, answers) for question, answers in asked]
    return lines(results), [(r.question, r.answers, r.why) for r in results if not r.passed]


def safety_report_of(asked: Asked) -> tuple[Iterable[str], Failed]:
    """Score safeguarding alone; return the report and what was missed or alarmed."""
    ways = {way for rule in Content(CONTENT).routes for way in rule["ways"]}
    signposted = signposts.finder(knowledge.load(), ways)
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
