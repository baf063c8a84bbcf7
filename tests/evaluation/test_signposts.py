"""What counts as naming a way to help: our own numbers, however they are spaced, and a few words."""

from types import SimpleNamespace

import pytest

from evaluation.signposts import finder


def contact(phone: str = "", text: str = "") -> SimpleNamespace:
    return SimpleNamespace(phone=phone, text=text)


KB = SimpleNamespace(
    helplines={"childline": contact("0800 1111"), "shout": contact(text="85258"), "ipsea": contact("01799 582030"),
               "kooth": contact(None), "short": contact("55")},
    councils={"a": SimpleNamespace(contacts={"front-door": contact("0161 253 5678"),
                                             "ehc-team": contact("0161 253 1111")}),
              "b": SimpleNamespace(contacts={"out-of-hours": contact("01454-615165")})})
NAMES_HELP = finder(KB, {"childline", "shout", "kooth", "short"})


@pytest.mark.parametrize(("text", "found"), [
    ("Call 999.", True), ("Call 9990.", False), ("ring 08001111", True), ("ring 0800-1111", True), ("0800 11112",
                                                                                                    False),
    ("text 85258", True), ("0161 2535678 day and night", True), ("call 01454 615 165", True),
    ("IPSEA: 01799 582030", False), ("the EHC team: 0161 253 1111", False), ("call 55", False), ("an annual review",
                                                                                                 False),
    ("tell your Designated Safeguarding Lead", True), ("ask for the LADO", True), ("children's services can act", True),
])
def test_a_way_to_help(text: str, found: bool) -> None:
    assert NAMES_HELP(text) is found
