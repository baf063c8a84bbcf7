"""Take the pictures of `docs/pictures` from a running assistant: `python -m evaluation.page_pictures`."""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "pictures"
PHONE = {"width": 390, "height": 760}
WIDE = {"width": 1100, "height": 760}


@dataclass(frozen=True)
class Picture:
    """What is asked where, and which part of the page is pictured; the whole view where none is named."""

    name: str
    says: tuple[str, ...] = ()
    council: str = "bury"
    audience: str = "parent"
    part: str = ""
    opens: str = ""
    size: tuple[tuple[str, int], ...] = tuple(PHONE.items())
    dark: bool = False


RECORD = ("which tier is my child at", "ADHD", "Year 4", "a seat at the front and short tasks for a term")
PICTURES = (
    Picture("chat", size=tuple(WIDE.items())),
    Picture("answer", ("How long does an EHC needs assessment take?",)),
    Picture("timeline", ("When is the final plan due if they got my request on 1 September 2026?",), part=".timeline"),
    Picture("strategies", ("Strategies for autism in Year 8",), audience="staff", part=".strategy"),
    Picture("tier", ("What is Getting Help?",), part=".ladder", size=tuple(WIDE.items())),
    Picture("here", RECORD, audience="staff", part=".ladder"),
    Picture("record", RECORD, audience="staff", part=".record"),
    Picture("contact", ("Who do I contact about an EHC plan?",), council="south_glos", part="#log .contact"),
    Picture("sources", ("How long does an EHC needs assessment take?",), part=".sources", opens=".sources summary"),
    Picture("meaning", ("Who can ask for an EHC needs assessment?",), opens=".term"),
    Picture("taps", audience="staff", part=".quick"),
    Picture("safeguarding", ("my son says he wants to kill himself",)),
    Picture("dark", ("How long does an EHC needs assessment take?",), dark=True),
)


def take(browser: Any, url: str, picture: Picture) -> None:
    """Ask, open what is to be seen, and keep the picture."""
    scheme = "dark" if picture.dark else "light"
    context = browser.new_context(viewport=dict(picture.size), color_scheme=scheme, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{url}/chat/{picture.council}?audience={picture.audience}")
    for said in picture.says:
        before = page.locator("#log .answer").count()
        page.fill("#text", said)
        page.click("#send")
        page.wait_for_function("n => document.querySelectorAll('#log .answer').length > n", arg=before)
    if picture.opens:
        page.locator(picture.opens).first.click()
    file = FOLDER / f"{picture.name}.png"
    if picture.part:
        page.locator(picture.part).first.screenshot(path=file)
    else:
        page.screenshot(path=file)
    context.close()


def main() -> int:
    """Take all pictures, or those that are named; return 1 when one could not be taken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only these pictures")
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="the gateway's address")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    options = parser.parse_args()
    from playwright.sync_api import Error, sync_playwright

    failed = False
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        for picture in PICTURES:
            if options.names and picture.name not in options.names:
                continue
            try:
                take(browser, options.url, picture)
            except Error as error:
                failed = True
                print(f"{picture.name}: {error.message.splitlines()[0]}")
        browser.close()
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
