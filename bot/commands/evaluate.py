"""Ask a running assistant every question of a folder, through the gateway, and score the replies."""

import argparse
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bot import paths
from bot.web.settings import london_now
from evaluation.client import GatewayClient
from evaluation.questions import Question, QuestionError, read_folder
from evaluation.report import lines
from evaluation.scoring import Answered, Result, score, visible
from evaluation.tracing import Tracer
from knowledge import load


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("folder", type=Path, help="a folder of question files (*.jsonl)")
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="the gateway's address")
    parser.add_argument("--failures", type=Path, default=Path("evaluation/out/failures.jsonl"))
    parser.add_argument("--workers", type=int, default=2, help="conversations at once")
    parser.add_argument("--sets", nargs="*", help="only these files, without their ending")


def run(options: argparse.Namespace) -> int:
    """Score all questions and print the tables.

    Return 1 when a reply states what cannot be traced, and 2 when nothing can be read or nobody answers.
    """
    try:
        questions = read_folder(options.folder)
    except QuestionError as problem:
        print(problem)
        return 2
    if options.sets:
        questions = [q for q in questions if q.set in options.sets]
    client = GatewayClient(options.url)
    if not client.reachable():
        print(f"No assistant answers at {options.url}: start it with make run")
        return 2
    today = london_now().date()

    def ask(question: Question) -> Result:
        try:
            answers = client.ask(question)
        except Exception as error:
            answers = tuple(Answered([], 0.0, type(error).__name__) for _ in question.turns)
        return score(question, answers)

    with ThreadPoolExecutor(options.workers) as pool:
        results = list(pool.map(ask, questions))
    # Afterwards, so that tracing does not slow the replies that are timed.
    tracer = Tracer(load(paths.CONTENT), today)
    results = [tracer.traced(result) for result in results]
    write_failures(results, options.failures)
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


def write_failures(results: list[Result], file: Path) -> None:
    """Write what failed, with the replies, one JSON object a line."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8") as out:
        for result in results:
            if not result.passed or result.untraced:
                record = {"id": result.question.id, "set": result.question.set, "why": result.why,
                          "untraced": result.untraced, "level": result.level,
                          "turns": [t.text for t in result.question.turns],
                          "replies": [visible(a.messages) for a in result.answers],
                          "outcomes": [[(m.get("custom") or {}).get("outcome") for m in a.messages]
                                       for a in result.answers]}
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
