"""The simulator's page in a real browser: typed into, touched, undone, replayed and copied."""

import json

from playwright.sync_api import BrowserContext, Page, expect

from tests.simulator.conftest import Open

LAST = "#turns li:last-child"


def say(page: Page, line: str) -> None:
    turns = page.locator("#turns li").count()
    page.fill("#line", line)
    page.press("#line", "Enter")
    expect(page.locator("#turns li")).to_have_count(turns + 1)


def touch(page: Page, label: str) -> None:
    expect(page.locator("#stage")).to_have_attribute("aria-busy", "false")
    page.frame_locator("#screen").get_by_text(label, exact=True).click()


def question(page: Page) -> str:
    return page.locator(f"{LAST} .marks code").inner_text()


def test_a_conversation_is_typed_from_the_greeting_to_the_advice(open_page: Open) -> None:
    page = open_page()
    say(page, "my left calf is swollen")
    assert question(page) == "safety_a"
    page.click("text=Ranking")
    expect(page.locator(".cause .name").first).to_have_text("Deep vein thrombosis of the leg")
    page.click("text=Rules")
    expect(page.locator(".rule").first).to_be_visible()
    for _ in range(20):
        if page.locator(f"{LAST} .level").count():
            break
        say(page, "no")
    expect(page.locator(f"{LAST} .level")).to_have_text("Today")
    say(page, "stop")
    expect(page.locator("#over")).to_be_visible()
    say(page, "Alexa, open calf pain guide")
    expect(page.locator("#over")).to_be_hidden()


def test_two_tabs_do_not_mix(open_page: Open) -> None:
    one, other = open_page(), open_page()
    say(one, "my left calf is swollen")
    say(other, "both my calves cramp at night")
    say(one, "no")
    expect(one.locator("#turns li")).to_have_count(3)
    expect(other.locator("#turns li")).to_have_count(2)
    other.click("text=Findings")
    expect(other.locator("#details")).to_contain_text("both")
    expect(other.locator("#details")).not_to_contain_text("one_calf")


def test_a_turn_is_taken_back_and_another_device_begins_anew(open_page: Open) -> None:
    page = open_page()
    say(page, "my left calf is swollen")
    page.keyboard.press("Alt+z")
    expect(page.locator("#turns li")).to_have_count(1)
    expect(page.locator("#undo")).to_be_disabled()
    say(page, "stop")
    expect(page.locator("#screen")).to_be_hidden()
    page.select_option("#device", "spot")
    expect(page.locator("#turns li")).to_have_count(1)
    expect(page.locator("#screen")).to_be_visible()
    expect(page.locator("#over")).to_be_hidden()


def test_a_story_is_replayed_and_copied_for_both_uses(
    open_page: Open, context: BrowserContext
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = open_page()
    page.click("#replay")
    page.fill("#search", "swollen calf in Britain")
    page.click("#stories li button")
    expect(page.locator("#turns .level").first).to_have_text("Today")
    assert page.input_value("#locale") == "en-GB"
    page.click("#copy")
    expect(page.locator("#copies pre")).to_contain_text("say: my left calf is swollen")
    page.click("text=For ask dialog")
    expect(page.locator("#copies pre")).to_contain_text("userInput")
    page.click("#clip")
    expect(page.locator("#clip")).to_have_text("Copied")
    copied = json.loads(page.evaluate("navigator.clipboard.readText()"))
    assert copied["userInput"][:2] == ["open calf pain guide", "my left calf is swollen"]


def test_a_touch_on_the_rendered_screen_answers_and_nothing_is_asked_of_another_machine(
    open_page: Open, context: BrowserContext
) -> None:
    answered: list[str] = []
    context.on("response", lambda response: answered.append(response.url))
    page = open_page()
    page.select_option("#device", "show8")
    touch(page, "My left calf")
    expect(page.locator(f"{LAST} .you.touch")).to_contain_text("leg: left")
    asked = question(page)
    page.locator("#turns li").first.click()
    expect(page.locator("#caption")).to_contain_text("a late one")
    touch(page, "Both calves")
    expect(page.locator("#turns li")).to_have_count(3)
    assert question(page) == asked
    page.click("text=Findings")
    expect(page.locator("#details")).to_contain_text("the left leg")
    assert any(url.endswith("/view-host.js") for url in answered)
    own = (page.url, "data:", "blob:")
    assert [url for url in answered if not url.startswith(own)] == []


SPOKEN = (
    '<speak><prosody rate="slow"><p>Call <break time="300ms"/>'
    '<say-as interpret-as="digits">911</say-as> now.</p></prosody>'
    '<p>Hold.<break time="5s"/></p></speak>'
)
VOICES = """
window.uttered = [];
const voice = (name, lang, localService) => ({ name, lang, localService });
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => [voice("far", "en-US", false), voice("here", "en-US", true)],
  cancel: () => {},
  speak: (one) => { window.uttered.push([one.text.trim(), one.voice.name]); one.onend(); },
} });
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


def test_speech_keeps_the_pauses_and_spells_digits(open_page: Open) -> None:
    page = open_page()
    read = page.evaluate("async (ssml) => (await import('/static/speech.js')).pieces(ssml)", SPOKEN)
    assert read == [
        {"text": "Call ", "rate": 0.75},
        {"pause": 300},
        {"text": "9 1 1 now.", "rate": 0.75},
        {"pause": 600},
        {"text": "Hold.", "rate": 1},
        {"pause": 5000},
        {"pause": 600},
    ]


def test_answers_are_read_aloud_by_a_voice_of_this_machine(
    open_page: Open, context: BrowserContext
) -> None:
    context.add_init_script(VOICES)
    page = open_page()
    page.check("#aloud input")
    page.wait_for_function("window.uttered.length > 0")
    assert {voice for _, voice in page.evaluate("window.uttered")} == {"here"}
