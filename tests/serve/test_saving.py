"""A file is saved, and the page that is open shows it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from cartable.read.templates import own_templates
from serve.written import COURSE, Desk, picture, previewed, written
from workspaces import TINY

pytestmark = pytest.mark.browser
PLAYED = """(shown) => [...document.querySelectorAll("iframe")].some(
  (frame) => frame.contentDocument?.readyState === "complete" && shown(frame.contentDocument))"""
CONTAINS = f"(text) => ({PLAYED})((page) => page.documentElement.innerHTML.includes(text))"
WIDE = f"""(width) => ({PLAYED})((page) => {{
  const [, src] = page.documentElement.innerHTML.match(/src="(media[/]carte.png)"/) ?? [];
  if (!src) return false;
  const asked = new XMLHttpRequest();
  asked.open("GET", new URL(src, page.baseURI), false);
  asked.overrideMimeType("text/plain; charset=x-user-defined");
  asked.send();
  return (asked.responseText.charCodeAt(19) & 255) === width;
}})"""
OUTLINED = f"""(colour) => ({PLAYED})(
  (page) => page.defaultView.getComputedStyle(page.body).outlineColor === colour)"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    written(tmp_path)
    with previewed(tmp_path) as desk:
        yield desk


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Iterator[Page]:
    context = browser.new_context(base_url=desk.preview.address)
    page = context.new_page()
    page.set_default_timeout(30_000)
    yield page
    context.close()


def played(page: Page, text: str) -> None:
    """Waits until the course in the frame holds a text."""
    page.wait_for_function(CONTAINS, arg=text)


@pytest.fixture
def course(page: Page) -> Page:
    """The page of the course `eau`, loaded; it must never be loaded anew by itself."""
    page.goto("/courses/eau/")
    played(page, "L’eau coule")
    page.evaluate("window.isSame = true")
    return page


def test_the_course_s_own_file(desk: Desk, course: Page) -> None:
    desk.change("course/eau/course.yaml", "L’eau coule", "L’eau monte")
    played(course, "L’eau monte")
    assert course.evaluate("window.isSame")


def test_a_transcript(desk: Desk, course: Page) -> None:
    played(course, "vers la mer")
    desk.change("course/eau/dit.txt", "vers la mer", "vers le lac")
    played(course, "vers le lac")


def test_a_bank_of_questions(desk: Desk, course: Page) -> None:
    played(course, "la Seine")
    desk.change("quizzes/rappel.yaml", "la Seine", "la Marne")
    played(course, "la Marne")


def test_a_picture(desk: Desk, course: Page) -> None:
    course.wait_for_function(WIDE, arg=1)
    desk.save("course/eau/carte.png", picture(3))
    course.wait_for_function(WIDE, arg=3)


def test_a_style_sheet_that_the_workspace_did_not_have(desk: Desk, course: Page) -> None:
    desk.save("templates/player/theme.css", "body { outline: 1px solid rgb(1, 2, 3) }")
    course.wait_for_function(OUTLINED, arg="rgb(1, 2, 3)")
    desk.change("templates/player/theme.css", "(1, 2, 3)", "(3, 2, 1)")
    course.wait_for_function(OUTLINED, arg="rgb(3, 2, 1)")


def test_a_file_of_words(desk: Desk, course: Page) -> None:
    desk.save("templates/locales/fr/player.yaml", "contents: Le menu du jour\n")
    played(course, "Le menu du jour")
    desk.save("templates/locales/fr/player.yaml", "contents: La carte\n")
    played(course, "La carte")


def test_a_file_that_an_editor_saves_by_renaming_another_into_its_place(desk: Desk, course: Page) -> None:
    new = desk.root / "course/eau/.course.yaml.swp"
    for title in ("L’eau monte", "L’eau gèle"):
        (desk.root / "course/eau/4913").write_text("", "utf-8")
        (desk.root / "course/eau/4913").unlink()
        new.write_text(COURSE.replace("L’eau coule", title), "utf-8")
        (desk.root / "course/eau/course.yaml").rename(desk.root / "course/eau/course.yaml~")
        new.rename(desk.root / "course/eau/course.yaml")
        played(course, title)


def test_a_broken_save_shows_its_problem_and_the_last_good_build_stays_until_it_is_mended(
    desk: Desk, course: Page
) -> None:
    desk.change("course/eau/course.yaml", "title: L’eau coule", "title: [L’eau coule")
    problem = course.get_by_text("nothing closes the “[” that opens here")
    expect(problem).to_be_visible()
    expect(course.get_by_text("course/eau/course.yaml:")).to_be_visible()
    played(course, "L’eau coule")
    desk.change("course/eau/course.yaml", "title: [L’eau coule", "title: L’eau monte")
    played(course, "L’eau monte")
    expect(problem).to_have_count(0)
    assert course.evaluate("window.isSame")


def test_a_sheet_follows_after_the_package(browser: Browser, tmp_path: Path) -> None:
    written(tmp_path, ("scorm12", "handout"))
    with previewed(tmp_path) as desk:
        page = browser.new_page(base_url=desk.preview.address)
        page.goto("/courses/eau/")
        played(page, "L’eau coule")
        page.evaluate("""() => {
          window.sheets = 0;
          document.addEventListener("cartable:state", ({ detail }) => {
            if (detail.course === "eau" && detail.changed.includes("eau-handout.pdf")) window.sheets += 1;
          });
        }""")
        for number, title in enumerate(("L’eau monte", "L’eau gèle"), 1):
            desk.save("course/eau/course.yaml", COURSE.replace("L’eau coule", title))
            page.wait_for_function("(number) => window.sheets === number", arg=number)
            sheet = page.request.get("/papers/eau/eau-handout.pdf").body()
            assert title in "".join(one.extract_text() for one in pypdf.PdfReader(io.BytesIO(sheet)).pages)
        page.close()


def test_the_list_follows_what_is_saved_made_and_deleted(desk: Desk, page: Page) -> None:
    page.goto("/")
    page.evaluate("window.isSame = true")
    row = page.locator("#course-eau")
    expect(row).to_contain_text("up to date")
    desk.change("course/eau/course.yaml", "title: Essai", "title: [Essai")
    expect(row).to_contain_text("1 error")
    expect(row.get_by_role("heading")).to_have_text("Essai")
    expect(row.get_by_role("link", name="Play the package")).to_be_visible()
    desk.save("course/eau/course.yaml", COURSE.replace("title: Essai", "title: La pluie"))
    expect(row).to_contain_text("up to date")
    expect(row.get_by_role("heading")).to_have_text("La pluie")
    desk.save("course/feu/course.yaml", TINY.replace("title: Essai", "title: Le feu"))
    expect(page.locator("#course-feu").get_by_role("heading")).to_have_text("Le feu")
    expect(page.locator("#course-feu")).to_contain_text("up to date")
    assert page.locator("#courses > li").evaluate_all("all => all.map((one) => one.dataset.course)") == [
        "eau",
        "feu",
        "x",
    ]
    (desk.root / "course/x/course.yaml").unlink()
    (desk.root / "course/x/course.lock").unlink()
    (desk.root / "course/x").rmdir()
    expect(page.locator("#course-x")).to_contain_text("its folder is gone")
    assert page.evaluate("window.isSame")


def test_a_course_without_a_package_says_why_and_plays_once_it_is_built(desk: Desk, page: Page) -> None:
    desk.save("course/feu/course.yaml", TINY.replace("title: Essai", "title: [Le feu"))
    page.goto("/")
    expect(page.locator("#course-feu")).to_be_visible()
    page.goto("/courses/feu/")
    expect(
        page.get_by_text("Nothing can be built of this course until its errors are mended")
    ).to_be_visible()
    expect(page.get_by_text("nothing closes the “[” that opens here")).to_be_visible()
    desk.change("course/feu/course.yaml", "title: [Le feu", "title: Le feu")
    expect(page.locator("iframe")).to_be_visible()
    played(page, "coule la Seine")


def test_the_page_of_another_standard_has_its_package_built(desk: Desk, page: Page) -> None:
    page.goto("/courses/eau/scorm2004/")
    page.wait_for_function("async () => (await fetch('/play/scorm2004/eau/imsmanifest.xml')).ok")
    desk.change("course/eau/dit.txt", "vers la mer", "vers le lac")
    page.wait_for_function(
        "async () => (await (await fetch('/play/scorm2004/eau/index.html')).text()).includes('vers le lac')"
    )


def test_what_is_stale_at_the_start_is_built_and_what_is_not_is_left(
    browser: Browser, tmp_path: Path
) -> None:
    space = written(tmp_path)
    kept = (space.build / "eau/eau-scorm12.zip").stat().st_mtime_ns
    (space.root / "course/x/course.yaml").write_text(
        TINY.replace("title: Essai", "title: Plus tard"), "utf-8"
    )
    with previewed(tmp_path) as desk:
        page = browser.new_page(base_url=desk.preview.address)
        page.goto("/")
        expect(page.locator("#course-x").get_by_role("heading")).to_have_text("Plus tard")
        expect(page.locator("#course-x")).to_contain_text("up to date")
        expect(page.locator("#course-eau")).to_contain_text("up to date")
        page.close()
        assert {one.course: bool(one.outputs) for one in desk.news} == {"eau": False, "x": True}
    assert (space.build / "eau/eau-scorm12.zip").stat().st_mtime_ns == kept


def test_a_line_of_a_file_whose_encoding_was_guessed_is_shown_as_it_was_read(
    desk: Desk, course: Page
) -> None:
    desk.save("course/eau/dit.txt", "INÈS: Quatre buts partagés, … c’est tout.\n".encode("cp1252"))
    course.locator("[data-part=problems] summary").click()
    excerpt = course.locator("[data-part=problems-list] pre")
    expect(excerpt).to_contain_text("Quatre buts partagés, … c’est tout.")


def test_captions_in_the_place_of_a_text(desk: Desk, course: Page) -> None:
    said = "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Inès>L’eau descend {}.\n"
    desk.save("course/eau/dit.vtt", said.format("au fleuve"))
    desk.change("course/eau/course.yaml", "dit.txt", "dit.vtt")
    played(course, "au fleuve")
    desk.save("course/eau/dit.vtt", said.format("au lac"))
    played(course, "au lac")


def test_the_glossary_of_a_course(desk: Desk, course: Page) -> None:
    desk.save("course/eau/course.yaml", COURSE + "glossary:\n  eau: Ce qui coule\n")
    played(course, "Ce qui coule")
    desk.change("course/eau/course.yaml", "Ce qui coule", "Ce que l’on boit")
    played(course, "Ce que l’on boit")


def test_a_page_of_the_player(desk: Desk, course: Page) -> None:
    path = "templates/player/start.html.j2"
    desk.save(path, (own_templates() / "player/start.html.j2").read_text("utf-8") + "<p>Bienvenue à bord</p>")
    played(course, "Bienvenue à bord")
    desk.change(path, "Bienvenue à bord", "Bienvenue à quai")
    played(course, "Bienvenue à quai")
    (desk.root / path).unlink()
    course.wait_for_function(
        f"() => ({PLAYED})((page) => !page.documentElement.innerHTML.includes('Bienvenue'))"
    )


def test_a_template_that_cannot_run_is_told_over_the_last_build_until_it_is_mended(
    desk: Desk, course: Page
) -> None:
    desk.save("templates/player/start.html.j2", "{% if %}")
    expect(course.locator("[data-part=problems]")).to_contain_text("templates/player/start.html.j2:1")
    expect(course.locator("[data-part=problems]")).to_contain_text("broken-template")
    played(course, "L’eau coule")
    (desk.root / "templates/player/start.html.j2").unlink()
    expect(course.locator("[data-part=problems]")).not_to_contain_text("broken-template")


def test_saves_in_quick_succession_end_with_the_last_one(desk: Desk, course: Page) -> None:
    for number in range(30):
        desk.save("course/eau/dit.txt", f"INÈS: Passage {number}.\n")
        if number in {0, 2, 5, 9, 14, 20}:  # so that some fall into one build, some into the next
            played(course, f"Passage {number}.")
    played(course, "Passage 29.")
    expect(course.locator("[data-part=news]")).not_to_contain_text("Building")
    played(course, "Passage 29.")


def test_a_file_that_is_deleted_is_told_and_welcomed_back(desk: Desk, course: Page) -> None:
    (desk.root / "course/eau/dit.txt").unlink()
    expect(course.locator("[data-part=problems]")).to_contain_text("dit.txt")
    played(course, "L’eau coule")
    desk.save("course/eau/dit.txt", "INÈS: De retour.\n")
    played(course, "De retour.")
    expect(course.locator("[data-part=problems]")).not_to_contain_text("dit.txt")


def test_a_course_whose_folder_is_renamed_is_in_the_list_by_its_new_name(desk: Desk, page: Page) -> None:
    page.goto("/")
    expect(page.locator("#course-eau")).to_contain_text("up to date")
    (desk.root / "course/eau").rename(desk.root / "course/mer")
    expect(page.locator("#course-mer")).to_contain_text("up to date")
    expect(page.locator("#course-mer").get_by_role("link", name="Play the package")).to_be_visible()
    expect(page.locator("#course-eau")).to_contain_text("its folder is gone")
    desk.change("course/mer/course.yaml", "title: Essai", "title: La mer")
    expect(page.locator("#course-mer").get_by_role("heading")).to_have_text("La mer")


def test_an_answer_that_was_given_is_still_there_after_a_save(desk: Desk, course: Page) -> None:
    frame = course.frame_locator("[data-part=stage] iframe")
    frame.locator("html").evaluate("() => { location.hash = 'quiz-eau'; }")
    frame.get_by_label("À Paris").check()
    frame.get_by_role("button", name="Vérifier").click()
    expect(frame.locator("#saved")).to_have_text("Enregistré")
    desk.change("quizzes/rappel.yaml", "la Seine", "la belle Seine")
    played(course, "la belle Seine")
    expect(frame.get_by_label("À Paris")).to_be_checked()
    expect(frame.get_by_label("À Paris")).to_be_visible()
