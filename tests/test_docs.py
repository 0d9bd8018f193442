"""What the handbooks say of commands, settings and roles is what the program has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.access.permissions import PERMISSIONS
from dashboard.commands import commands
from dashboard.framework.results import Disclosure
from dashboard.settings import PREFIX, Settings

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "docs/data-protection.md", "docs/operating.md", "docs/data.md")
COMMAND = re.compile(r"(?:^|`|\s)dashboard ([a-z]+)(?=[\s`])", re.MULTILINE)
CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
ROWS = {
    "totals of money": "read-budget",
    "downloads of what they see": "take-away",
    "internal figures, drafts, small numbers included": "read-internal",
    "loads, rejects, data quality": "see-loads",
    "notes, preparing and approving publications": "publish",
    "accounts, share links, audit trail": "administer",
}


def page(name: str) -> str:
    return (ROOT / name).read_text()


@pytest.mark.parametrize("name", PAGES)
def test_every_command_exists(name):
    named = {found for code in CODE.findall(page(name)) for found in COMMAND.findall(code)}
    assert named
    assert named <= set(commands.commands)


@pytest.mark.parametrize("name", PAGES)
def test_every_setting_exists(name):
    known = {PREFIX + field.upper() for field in Settings.__dataclass_fields__}
    named = set(re.findall(rf"{PREFIX}[A-Z_]+", page(name)))
    assert named
    assert named <= known


@pytest.mark.parametrize("name", PAGES)
def test_every_page_that_is_linked_exists(name):
    for target in re.findall(r"\]\(([\w./-]+\.md)\)", page(name)):
        assert (ROOT / name).parent.joinpath(target).is_file()


def test_the_table_of_roles_is_that_of_the_program():
    lines = [line.strip("| ").split(" | ") for line in page(PAGES[1]).splitlines() if "|" in line]
    heads = [cell.partition(" ")[0] for cell in lines[0]]
    table = {line[0]: dict(zip(heads, line[1:], strict=False)) for line in lines[1:]}
    for row, permission in ROWS.items():
        told = {role for role, cell in table[row].items() if cell == "yes"}
        assert told == {role for role, found in PERMISSIONS.items() if permission in found}, row


def test_the_numbers_are_those_of_the_policy():
    policy, text = Disclosure(), page(PAGES[1])
    assert f"`k` is {policy.k} unless" in text
    assert f"at least {policy.people_minimum} persons" in text
