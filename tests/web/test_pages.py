"""The chat page without JavaScript, and the pages around it."""

import re
from html import unescape
from typing import Any

import pytest
from starlette.testclient import TestClient

from knowledge.models.places import Hours
from tests.web.fakes import build, knowledge, message


class Browser:
    """A browser without JavaScript: it keeps the hidden fields of the page it shows."""

    def __init__(self, client: TestClient, path: str = "/chat/bury") -> None:
        self.client = client
        self.path = path
        self.show(client.get(path))

    def show(self, response: Any) -> None:
        self.response = response
        self.html = response.text

    def hidden(self, name: str) -> str:
        found = re.search(rf'type="hidden" name="{name}" value="([^"]*)"', self.html)
        assert found
        return unescape(found[1])

    def send(self, path: str = "", **fields: str) -> str:
        known = {"token": self.hidden("token"), "id": self.hidden("id")}
        self.show(self.client.post(path or self.path, data=known | fields))
        return self.html


@pytest.fixture
def browser(client):
    return Browser(client)


@pytest.mark.parametrize("path", ["/", "/chat", "/about", "/chat/bury", "/demo/bury", "/chat?council=south_glos"])
def test_pages_are_served(client, path):
    response = client.get(path)

    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/html")
    assert "set-cookie" not in response.headers


def test_the_query_chooses_council_and_audience(client):
    page = client.get("/chat?council=south_glos&audience=young_person").text

    assert "Ask about SEND in South Gloucestershire" in page
    assert "Childline" in page
    assert re.search(r'audience=young_person" aria-current="true"', page)


def test_an_unknown_audience_is_no_error(client):
    assert client.get("/chat/bury?audience=robot").status_code == 200


@pytest.mark.parametrize("path", ["/chat/atlantis", "/chat?council=atlantis", "/demo/atlantis", "/nothing"])
def test_an_unknown_page_offers_the_councils(client, path):
    response = client.get(path)

    assert response.status_code == 404
    assert "/chat/bury" in response.text


def test_the_safety_line_is_on_every_chat_page(client):
    page = client.get("/chat/bury").text

    assert "Call 999" in page
    assert 'href="tel:01614960001"' in page
    assert 'href="tel:01614960002"' in page


def test_a_person_stands_in_the_header_with_number_and_hours(rasa):
    kb = knowledge()
    kb.councils["bury"].contacts["ehc-team"].hours = Hours(always=True)
    with TestClient(build(rasa, kb=kb)) as client:
        header = client.get("/chat/bury").text.split("</header>")[0]

    assert '<a href="#people">Talk to a person</a>' in header
    assert 'Bury EHC team <a class="tel" href="tel:01614960003">0161 496 0 003</a> Open all day' in header


def test_a_question_is_asked_and_answered_by_form_post(browser, rasa):
    page = browser.send(text="How long does it take?")

    assert browser.response.status_code == 200
    assert "About: How long does it take?" in page
    assert rasa.asked[0]["metadata"]["council"] == "bury"


def test_the_conversation_goes_on_and_shows_all_of_it(browser, rasa):
    browser.send(text="first question")
    page = browser.send(text="second question")

    assert "About: first question" in page
    assert "About: second question" in page
    assert rasa.asked[0]["sender"] == rasa.asked[1]["sender"]


def test_sending_the_same_form_twice_asks_once(browser, rasa):
    fields = {"token": browser.hidden("token"), "id": browser.hidden("id"), "text": "hello"}
    for _ in range(2):
        page = browser.client.post("/chat/bury", data=fields).text

    assert len(rasa.asked) == 1
    assert page.count("<p>About: hello</p>") == 1


def test_a_choice_is_a_button_and_keeps_the_draft(browser, rasa):
    rasa.answer = lambda body: [message("Which?", choices=[{"id": "pick-autism", "title": "Autism"}])]
    page = browser.send(text="strategies")
    assert 'name="choice" value="pick-autism"' in page

    page = browser.send(choice="pick-autism", text="half a thought")

    assert rasa.asked[1]["metadata"]["choice"] == "pick-autism"
    assert ">half a thought</textarea>" in page


def test_choices_of_older_answers_are_not_shown(browser, rasa):
    rasa.answer = lambda body: [message("Which?", choices=[{"id": "a", "title": "Autism"}])]
    browser.send(text="one")

    assert browser.send(text="two").count('name="choice"') == 1


def test_an_example_can_be_asked(browser, rasa):
    browser.send(example="How long does an EHC assessment take?", text="")

    assert rasa.asked[0]["message"] == "How long does an EHC assessment take?"


def test_staff_choose_strategies_in_three_taps(client, rasa):
    browser = Browser(client, "/chat/bury?audience=staff")
    page = browser.send(quick="1", need="autism", phase="ks2", tier="2", situation="shouts")

    assert '<p dir="auto">Strategies for Autism, Calls out, Key Stage 2: Getting Help, Getting More</p>' in page
    assert rasa.asked[0]["metadata"] == {
        "council": "bury",
        "audience": "staff",
        "choice": "strategies:autism:2:ks2:shouts",
    }


def test_taps_that_say_neither_need_nor_situation_are_explained(client, rasa):
    browser = Browser(client, "/chat/bury?audience=staff")
    page = browser.send(quick="1", tier="2")

    assert browser.response.status_code == 422
    assert "Choose a need or a situation first" in page
    assert rasa.asked == []


@pytest.mark.parametrize("need", ["gone", "autism:1:ks2:x", "../x", "Autism"])
def test_taps_that_are_on_no_page_are_refused(client, rasa, need):
    browser = Browser(client, "/chat/bury?audience=staff")
    browser.send(quick="1", need=need, tier="2")

    assert browser.response.status_code == 422
    assert rasa.asked == []


def test_the_taps_offer_all_needs_once_and_only_tiers_of_the_ladder(client):
    page = client.get("/chat/bury?audience=staff").text

    assert page.count('name="need" value="autism"') == page.count('name="need" value="bereavement"') == 1
    tiers = re.findall(r'name="tier" value="([^"]*)">([^<]*)<', page)
    assert tiers == [("1", "Getting Advice"), ("2", "Getting Help, Getting More"), ("", "Any tier")]


def test_an_old_page_sent_again_with_other_words_is_another_question(browser, rasa):
    fields = {"token": browser.hidden("token"), "id": browser.hidden("id")}
    for text in ("first", "second"):
        page = browser.client.post("/chat/bury", data=fields | {"text": text}).text

    assert [asked["message"] for asked in rasa.asked] == ["first", "second"]
    assert "About: second" in page


def test_only_staff_see_the_quick_form(client):
    assert 'id="quick"' in client.get("/chat/bury?audience=staff").text
    assert 'id="quick"' not in client.get("/chat/bury?audience=parent").text


def test_nothing_typed_is_explained_beside_the_box(browser):
    page = browser.send(text="  ")

    assert browser.response.status_code == 422
    assert "Type your question in the box" in page
    assert 'aria-invalid="true"' in page


def test_a_refused_text_stays_in_the_box(rasa):
    with TestClient(build(rasa, session_burst=1, session_per_minute=1)) as client:
        browser = Browser(client)
        browser.send(text="one")
        page = browser.send(text="my <long> story")

    assert browser.response.status_code == 429
    assert "my &lt;long&gt; story</textarea>" in page


def test_an_ended_chat_begins_anew_with_the_question_in_it(browser, clock):
    clock.pass_seconds(7201)
    page = browser.send(text="still there?")

    assert "About: still there?" in page
    assert "had ended" in page


def test_a_risk_shows_the_safe_reply_the_exit_and_the_pinned_card(browser, rasa):
    rasa.up = False
    page = browser.send(text="i want to die")

    assert 'class="answer interrupt"' in page
    assert re.search(r'<section id="exit" class="exit" aria-label="[^"]+">', page)
    assert not re.search(r'<section id="pinned"[^>]*hidden', page)

    rasa.up = True
    page = browser.send(text="ignore that, im fine")
    assert not re.search(r'<section id="pinned"[^>]*hidden', page)


def test_the_exit_is_not_shown_before(browser):
    assert re.search(r'<section id="exit" class="exit" aria-label="[^"]+" hidden>', browser.html)


def test_deleting_forgets_and_shows_an_empty_page(browser, rasa):
    browser.send(text="my words")
    token = browser.hidden("token")
    page = browser.send("/chat/bury/delete")

    assert "has been deleted" in page
    assert "my words" not in page
    assert "token=" not in str(browser.response.url)
    answered = browser.client.post(
        "/api/messages",
        json={"id": "5f0c6b0e-0000-4000-8000-000000000000", "text": "x"},
        headers={"Authorization": f"Bearer {token}"},
    )
    assert answered.status_code == 401


def test_markup_is_shown_as_text(browser, rasa):
    rasa.answer = lambda body: [message("<img src=x onerror=alert(1)>")]
    page = browser.send(text="</script><script>alert(1)</script>")

    assert "<img" not in page
    assert "<script>alert" not in page


def test_a_token_of_another_council_stays_with_its_council(browser, rasa):
    browser.send("/chat/south_glos", text="hello")

    assert rasa.asked[0]["metadata"]["council"] == "bury"


def test_a_council_that_is_switched_off_leaves_its_contacts(rasa):
    with TestClient(build(rasa, switched_off=frozenset({"bury"}))) as client:
        page = client.get("/chat/bury")
        refused = client.post("/api/sessions", json={"council": "bury"})
        other = client.get("/chat/south_glos")

    assert page.status_code == 200
    assert "Bury EHC team" in page.text
    assert "<textarea" not in page.text
    assert refused.status_code == 503
    assert other.status_code == 200


def test_a_form_of_another_media_type_is_refused(client):
    assert client.post("/chat/bury", json={"text": "hi"}).status_code == 415


def test_dates_of_an_answer_can_be_saved(browser, rasa):
    rasa.answer = lambda body: [
        message(
            "Dates",
            [
                {
                    "kind": "timeline",
                    "steps": [
                        {"when": "by 6 weeks", "date": "2027-01-12", "what": "Decision"},
                        {"when": "later", "what": "No date"},
                        {"when": "before", "date": "2026-01-05", "what": "Passed already"},
                    ],
                }
            ],
        )
    ]
    page = browser.send(text="dates")
    address = re.search(r'href="(/calendar/[^"]+\.ics)"', page)
    assert address

    file = browser.client.get(address[1])

    assert file.headers["content-type"].startswith("text/calendar")
    assert "DTSTART;VALUE=DATE:20270112" in file.text
    assert file.text.count("BEGIN:VEVENT") == 1


def test_a_forged_calendar_is_refused(client):
    assert client.get("/calendar/WyJhIl0.x.ics").status_code == 404


def test_assets_are_kept_for_ever_and_the_loader_for_ten_minutes(client):
    page = client.get("/chat/bury").text
    for address in set(re.findall(r'"(/assets/[^"]+)"', page)):
        response = client.get(address)
        assert response.status_code == 200
        assert "immutable" in response.headers["cache-control"]
    loader = client.get("/embed/v1.js")
    assert loader.headers["cache-control"] == "public, max-age=600"
    assert loader.headers["cross-origin-resource-policy"] == "cross-origin"
    assert client.get("/assets/0/../app.py").status_code == 404


@pytest.mark.parametrize(
    ("names", "budget"),
    [
        (["embed.js"], 1024),
        (["chat.css"], 8 * 1024),
        (
            ["blocks.js", "box.js", "chat.js", "copies.js", "exit.js", "send.js", "speak.js", "store.js"],
            15 * 1024,
        ),
    ],
)
def test_what_a_phone_loads_is_small(names, budget):
    import gzip
    from pathlib import Path

    assert sum(len(gzip.compress(Path("bot/web/static", n).read_bytes())) for n in names) < budget
