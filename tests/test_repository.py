"""Rules about the repository as a whole, which no single module can keep."""

import ast
import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.http import HttpRequest
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).resolve().parents[1]

# What each package may import of ours: itself, and what stands to its left. Never the other way.
PACKAGES = ("committees", "inspections", "scrutiny")

# Who each address is for. A new public page is added here, and so joins the tests of public pages.
HEALTH = {"health_live", "health_ready"}
PUBLIC = {
    "about",
    "action",
    "actions",
    "actions_csv",
    "committee",
    "committees",
    "home",
    "inspection",
    "inspections",
    "meeting",
    "people",
    "person",
    "post",
    "recommendation",
    "recommendations",
    "recommendations_csv",
}


# Imports run one way


def imported_modules(path: Path) -> Iterator[str]:
    package = path.relative_to(ROOT).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) + 1 - node.level] if node.level else ()
            yield ".".join([*base, node.module or ""]).strip(".")


def imported_packages(folder: str) -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / folder).rglob("*.py")):
        for module in imported_modules(path):
            yield str(path.relative_to(ROOT)), module.split(".")[0]


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_run_one_way(package):
    forbidden = {*PACKAGES[PACKAGES.index(package) + 1 :], "tests"}
    wrong = [(path, name) for path, name in imported_packages(package) if name in forbidden]
    assert wrong == []


def test_the_reader_is_plain_python():
    imports = set(imported_packages("committees/reader"))
    assert imports, "the reader has moved: this test no longer reads it"
    allowed = sys.stdlib_module_names | {"committees"}
    assert [(path, name) for path, name in imports if name not in allowed] == []

    modules = {
        module
        for path in (ROOT / "committees" / "reader").rglob("*.py")
        for module in imported_modules(path)
        if module.startswith("committees")
    }
    assert [name for name in modules if not name.startswith("committees.reader")] == []


# Models, requirements and commands


@pytest.mark.django_db
def test_no_migration_is_missing():
    output = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=output)
    except SystemExit:
        pytest.fail(f"run manage.py makemigrations:\n{output.getvalue()}")


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_requirements_are_hashed_and_name_no_address(name):
    wanted = (ROOT / f"{name}.in").read_text(encoding="utf-8")
    locked = (ROOT / f"{name}.txt").read_text(encoding="utf-8")
    assert not re.search(r"://|^--?(index|extra|find|trusted)", wanted + locked, re.MULTILINE)

    pinned = re.findall(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==", locked, re.MULTILINE)
    hashed = re.findall(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==.*\\\n    --hash=sha256:", locked, re.MULTILINE)
    assert pinned == hashed
    asked_for = re.findall(r"^([a-z][a-z0-9-]*)", wanted, re.MULTILINE)
    assert asked_for
    assert set(asked_for) <= set(pinned)


def test_the_commands_of_the_readme_exist():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z-]+)\b(?=[^\n]*$)", code_of(readme), re.MULTILINE))
    assert {"demo", "test"} <= named
    assert named <= targets

    commands = {path.stem for path in ROOT.glob("*/management/commands/*.py") if not path.stem.startswith("_")}
    builtin = {"migrate", "collectstatic", "runserver", "createsuperuser", "check"}
    builtin |= {"makemigrations", "shell", "changepassword", "clearsessions", "axes_reset_username", "axes_reset_ip"}
    used = set(re.findall(r"manage\.py ([a-z_]+)", readme))
    assert used <= commands | builtin


def code_of(markdown: str) -> str:
    """What stands in code blocks and between backticks; prose may say "make sure"."""
    blocks = re.findall(r"```.*?```", markdown, re.DOTALL)
    return "\n".join(blocks + re.findall(r"`[^`\n]+`", re.sub(r"```.*?```", "", markdown, flags=re.S)))


# Templates obey the content security policy


class InlineCode(HTMLParser):
    """Collects what `script-src 'self'; style-src 'self'` would block."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        names = dict(attributes)
        if tag == "style" or (tag == "script" and "src" not in names):
            self.found.append(f"<{tag}> at line {self.getpos()[0]}")
        for name, value in attributes:
            if name == "style" or name.startswith("on") or "javascript:" in (value or ""):
                self.found.append(f"{name}= at line {self.getpos()[0]}")


def inline_code(html: str) -> list[str]:
    parser = InlineCode()
    parser.feed(html)
    return parser.found


def test_no_template_has_inline_code():
    templates = sorted((ROOT / "templates").rglob("*.*"))
    assert templates
    found = {
        str(path.relative_to(ROOT)): inline_code(path.read_text(encoding="utf-8"))
        for path in templates
        if path.suffix in (".html", ".svg")
    }
    assert {path: faults for path, faults in found.items() if faults} == {}


@pytest.mark.parametrize(
    "html",
    [
        '<p style="color:red">',
        "<p onclick='x()'>",
        "<script>x()</script>",
        "<style>",
        '<a href="javascript:x">',
    ],
)
def test_inline_code_is_recognised(html):
    assert inline_code(html)


def test_no_python_builds_inline_code():
    suspicious = re.compile(r"style=[\"']|<script>|\bonclick=|unsafe-inline|unsafe-eval")
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if suspicious.search(line)
    ]
    assert found == []


# Every address has an audience


def patterns(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route)
        else:
            yield route, entry


def addresses_outside_admin() -> list[tuple[str, URLPattern]]:
    return [(route, pattern) for route, pattern in patterns(get_resolver()) if not route.startswith("admin/")]


def test_every_address_has_an_audience():
    names = {pattern.name for _, pattern in addresses_outside_admin()}
    assert names == PUBLIC | HEALTH


def test_addresses_that_anyone_may_read_refuse_to_be_written_to():
    requests = RequestFactory()
    for route, pattern in addresses_outside_admin():
        for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE"):
            request: HttpRequest = requests.generic(method, "/")
            # The method is judged before the arguments are looked at, so any will do.
            arguments = dict.fromkeys(pattern.pattern.converters, "1")
            response = pattern.callback(request, **arguments, **pattern.default_args)
            assert response.status_code == 405, (route, method)
            assert response["Allow"] == "GET, HEAD", (route, method)
