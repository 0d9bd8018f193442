"""`check`, `schema` and faulty settings."""

from __future__ import annotations

import json

from tests.framework.files import PROJECT, SCHOOL_MEALS


def test_check_says_ok(run):
    assert run("check", PROJECT).out == "ok\n"
    assert run("check").out == "ok\n"


def test_check_prints_every_fault_with_its_line(run, tmp_path):
    text = SCHOOL_MEALS.read_text().replace("result: P1\n", "result: P9\n")
    faulty = tmp_path / "faulty.yaml"
    faulty.write_text(text)
    ran = run("check", faulty)
    assert ran.status == 1
    lines = ran.out.splitlines()
    assert len(lines) == 2
    assert all("faulty.yaml:" in line and "P9" in line for line in lines)


def test_check_runs_the_worked_examples(run, tmp_path):
    text = PROJECT.read_text().replace("expect: {value: 6,", "expect: {value: 4,")
    faulty = tmp_path / "indicators.yaml"
    faulty.write_text(text)
    line = text[: text.index("expect: {value: 4,")].count("\n") + 1
    ran = run("check", faulty)
    assert ran.status == 1
    assert ran.out == (
        f'indicators.yaml:{line}: indicator "OP1.1.2": example "Ten attendances of six persons '
        '(domain C2)": expected value 4, got 6\n'
    )


def test_no_command_works_on_a_faulty_framework(run, tmp_path, monkeypatch):
    faulty = tmp_path / "faulty.yaml"
    faulty.write_text("project: 1\n")
    monkeypatch.setenv("DASHBOARD_INDICATORS", str(faulty))
    ran = run("serve", "--demo")
    assert ran.status == 1
    assert "faulty.yaml:1" in ran.err
    assert "Traceback" not in ran.err


def test_schema_is_json(run):
    assert json.loads(run("schema").out)["type"] == "object"


def test_every_faulty_setting_is_named_at_once(run, monkeypatch):
    monkeypatch.setenv("DASHBOARD_PORT", "http")
    monkeypatch.setenv("DASHBOARD_AS_OF", "31.08.2020")
    monkeypatch.setenv("DASHBOARD_COLOUR", "blue")
    ran = run("loads")
    assert ran.status == 1
    assert {line.split(":")[0] for line in ran.err.splitlines()} == {
        "DASHBOARD_PORT",
        "DASHBOARD_AS_OF",
        "DASHBOARD_COLOUR",
    }
