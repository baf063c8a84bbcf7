"""What a council can choose for its site, and what is refused."""

import re

import pytest
from starlette.testclient import TestClient

from bot.web import sites
from bot.web.sites import contrast
from tests.web.fakes import build


@pytest.fixture
def load(tmp_path):
    def write(text):
        path = tmp_path / "sites.yml"
        path.write_text(text)
        return sites.load(path)

    return write


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_file_in_use_is_understood():
    assert isinstance(sites.load(), dict)


def test_good_colours_are_kept_and_poor_ones_refused(load, caplog):
    found = load("""
bury: {colours: {bar: "#1d4f91", bar_ink: "#ffffff", act: "#dddddd", act_ink: "#ffffff", link: "#ffcc00"}}
""")["bury"]

    assert found.colours == {"bar": "#1d4f91", "bar_ink": "#ffffff"}
    assert "act_ink on act" in caplog.text


def test_colours_cannot_carry_other_css(load):
    assert load('bury: {colours: {link: "red;} body{display:none"}}')["bury"].css == ""


def test_the_way_back_and_the_place_for_comments_stand_on_the_page(rasa, load, monkeypatch):
    chosen = load("""
bury:
  hosts: ["https://www.council.test"]
  home: https://www.council.test/send
  feedback: https://www.council.test/local-offer/comments
""")
    monkeypatch.setattr(sites, "load", lambda: chosen)
    with TestClient(build(rasa)) as client:
        bury, panel, other = (client.get(f"/chat/{path}").text for path in ("bury", "bury?panel=1", "south_glos"))

    assert '<p class="back"><a href="https://www.council.test/send">' in bury
    assert 'class="back"' not in panel + other
    # Not before an answer, in a new tab; in a panel the council's own window shows it.
    assert re.search(r'id="feedback" hidden><a href="https://www.council.test/local-offer/comments" target="_b', bury)
    assert 'comments" target="_top">' in panel
    assert 'id="feedback"' not in other


BAD = [
    "{home: 'http://x.test'}",
    "{feedback: 'javascript:alert(1)'}",
    "{colour: 1}",
    "{hosts: ['*']}",
    "{hosts: [\"http://x.test 'unsafe-inline'\"]}",
]


@pytest.mark.parametrize("entry", BAD)
def test_an_entry_that_is_not_understood_fails(load, entry):
    with pytest.raises(ValueError, match="bury"):
        load(f"bury: {entry}")


def test_the_page_shows_the_choices(rasa, load, monkeypatch):
    chosen = load("""
bury: {hosts: ["https://www.council.test"], exit: always, colours: {link: "#1d4f91"}}
""")
    monkeypatch.setattr(sites, "load", lambda: chosen)
    with TestClient(build(rasa)) as client:
        bury, other = client.get("/chat/bury"), client.get("/chat/south_glos")
        css = client.get("/theme/bury.css")

    assert bury.headers["content-security-policy"].endswith("frame-ancestors 'self' https://www.council.test")
    assert other.headers["content-security-policy"].endswith("frame-ancestors 'self'")
    assert "/theme/bury.css" in bury.text
    assert 'aria-label="Leave quickly">' in bury.text
    assert "--link:#1d4f91" in css.text
    assert css.headers["content-type"].startswith("text/css")


def test_a_topic_of_the_address_stands_in_the_box(client):
    assert ">How long it takes</textarea>" in client.get("/chat/bury?topic=how-long").text
    assert "></textarea>" in client.get("/chat/bury?topic=nothing").text
    assert ">my &lt;words&gt;</textarea>" in client.get("/chat/bury?ask=my <words>").text
