"""Files are brought in by plain forms: who may, what is refused, and what is never trusted."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from dashboard import ids
from dashboard.uploads import LARGEST_FILE, LONGEST_NAME, clean_name
from tests.web.visitor import HTML

TEAM = ("manager", "admin")
PUBLIC = ("donor", "member")
FILE = b"id,day,sex\n1,2020-05-01,f\n"


def send(visitor, path="/data/upload", file=("meals.csv", FILE), **fields):
    """Post a form of the data page with its token."""
    token = visitor.csrf().get("X-CSRFToken", "")
    data = {"csrf_token": token, **fields}
    if file is not None:
        data["file"] = FileStorage(io.BytesIO(file[1]), file[0])
    boundary, body = encode_multipart(data)
    kind = f"multipart/form-data; boundary={boundary}"
    return visitor.client.post(path, data=body, content_type=kind, headers=HTML, buffered=True)


TICK = f"{ids.JOBS_CLOCK}.n_intervals"


def follow(visitor, search="", changed=(TICK,)):
    """Call the callback that follows the jobs."""
    body = {
        "output": f"..{ids.JOBS}.children...{ids.JOBS_CLOCK}.disabled..",
        "outputs": [
            {"id": ids.JOBS, "property": "children"},
            {"id": ids.JOBS_CLOCK, "property": "disabled"},
        ],
        "inputs": [{"id": ids.JOBS_CLOCK, "property": "n_intervals", "value": 0}],
        "state": [{"id": ids.LOCATION, "property": "search", "value": search}],
        "changedPropIds": list(changed),
    }
    return visitor.post(body)


@pytest.mark.parametrize("role", TEAM)
def test_a_file_waits_with_its_job(logged_in, services, role):
    answer = send(logged_in(role), dataset="meals")
    assert (answer.status_code, answer.location) == (303, "/data?job=1")
    (job,) = services.jobs.kept
    assert (job.kind, job.subject["dataset"], job.subject["file"]) == ("load", "meals", "meals.csv")
    assert job.requested_by == f"{role}@example.org"
    assert services.jobs.files == {1: FILE}


@pytest.mark.parametrize("role", PUBLIC)
@pytest.mark.parametrize("path", ["/data/upload", "/data/revert", "/data/cancel"])
def test_the_public_sends_nothing(logged_in, services, role, path):
    visitor = logged_in(role)
    assert send(visitor, path, dataset="meals", load="1").status_code == 403
    assert services.jobs.kept == []


def test_nobody_sends_nothing(visitor, services):
    for path in ("/data/upload", "/data/revert", "/data/cancel"):
        assert visitor.client.post(path, data={"load": "1"}, headers=HTML).status_code == 401
    assert services.jobs.kept == []


@pytest.mark.parametrize("path", ["/data/upload", "/data/revert", "/data/cancel"])
def test_without_the_token_nothing_is_taken(logged_in, services, path):
    visitor = logged_in("manager")
    data = {"dataset": "meals", "load": "1", "file": (io.BytesIO(FILE), "meals.csv")}
    assert visitor.client.post(path, data=data, headers=HTML).status_code == 400
    assert services.jobs.kept == []


@pytest.mark.parametrize(("role", "status"), [("manager", 303), ("admin", 403)])
def test_case_data_needs_its_own_permission(logged_in, services, role, status):
    visitor = logged_in(role)
    answer = send(visitor, dataset="cases", file=("cases.csv", b"id,day\n1,2020-05-01\n"))
    assert answer.status_code == status
    answer = send(visitor, "/data/revert", file=None, load="2")
    assert answer.status_code == status
    assert len(services.jobs.kept) == (2 if status == 303 else 0)
    if status == 403:
        assert "This dataset holds case data." in answer.text


@pytest.mark.parametrize(("role", "listed"), [("manager", True), ("admin", False)])
def test_the_form_lists_what_the_person_may_load(logged_in, role, listed):
    text = logged_in(role).go("/data/upload?dataset=meals").text
    assert '<option value="meals" selected>' in text
    assert ('<option value="cases">' in text) == listed
    assert ("Datasets with case data are not listed" in text) != listed


@pytest.mark.parametrize(
    ("fields", "file", "sentence"),
    [
        ({}, ("meals.csv", FILE), "Choose the dataset of the file."),
        ({"dataset": "nothing"}, ("meals.csv", FILE), "Choose the dataset of the file."),
        ({"dataset": "meals"}, None, "Choose a file."),
        ({"dataset": "meals"}, ("..", FILE), "Choose a file."),
        ({"dataset": "meals"}, ("meals.exe", FILE), "Only XLSX and CSV files can be loaded."),
        ({"dataset": "meals"}, ("csv", FILE), "Only XLSX and CSV files can be loaded."),
        ({"dataset": "meals"}, ("meals.csv", b" \n"), "The file is empty."),
    ],
)
def test_what_cannot_be_used_is_said_beside_the_form(logged_in, services, fields, file, sentence):
    answer = send(logged_in("manager"), file=file, **fields)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert '<input id="file"' in answer.text
    assert services.jobs.kept == []


@pytest.mark.parametrize("size", [LARGEST_FILE + 1, LARGEST_FILE + 2**20])
def test_a_file_too_large_is_told_its_limit(logged_in, services, size):
    answer = send(logged_in("manager"), dataset="meals", file=("meals.csv", b"x" * size))
    assert answer.status_code in (400, 413)
    assert "The file is larger than 20 MB." in answer.text
    assert services.jobs.kept == []


def test_the_largest_file_is_taken(logged_in, services):
    answer = send(logged_in("manager"), dataset="meals", file=("meals.csv", b"x" * LARGEST_FILE))
    assert answer.status_code == 303
    assert len(services.jobs.files[1]) == LARGEST_FILE


def test_other_addresses_take_no_more_than_before(logged_in, services):
    visitor = logged_in("manager")
    for path in ("/data/revert", "/logout"):
        answer = send(visitor, path, file=("a", b"x" * 2**21), load="1")
        assert answer.status_code == 413
    assert services.jobs.kept == []


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.csv", "passwd.csv"),
        ("C:\\Users\\me\\meals.csv", "meals.csv"),
        ("meals\x00\n.csv", "meals.csv"),
        ("Январь 2020.xlsx", "Январь 2020.xlsx"),
        ("...", ""),
        ("", ""),
    ],
)
def test_a_name_is_only_a_name(given, kept):
    assert clean_name(given) == kept


def test_a_long_name_keeps_its_suffix():
    name = clean_name("х" * 500 + ".xlsx")
    assert len(name) == LONGEST_NAME
    assert name.endswith(".xlsx")


def test_a_load_is_taken_back_by_a_form(logged_in, services):
    visitor = logged_in("manager")
    assert "Take back load 1?" in visitor.show("/data", "?revert=1").text
    answer = send(visitor, "/data/revert", file=None, load="1")
    assert (answer.status_code, answer.location) == (303, "/data?job=1")
    assert services.jobs.kept[0].subject == {"load": 1}


def test_what_waits_can_be_cancelled(logged_in, services):
    visitor = logged_in("manager")
    send(visitor, dataset="meals")
    assert "cancel-1" in follow(visitor).text
    answer = send(visitor, "/data/cancel", file=None, job="1")
    assert (answer.status_code, answer.location) == (303, "/data?job=1")
    text = follow(visitor).text
    assert "manager@example.org cancelled it before it had begun." in text
    assert "cancel-1" not in text


def test_case_data_is_cancelled_by_those_who_may_load_it(logged_in, services):
    send(logged_in("manager"), dataset="cases", file=("cases.csv", b"id,day\n1,2020-05-01\n"))
    visitor = logged_in("admin")
    assert "cancel-1" not in follow(visitor).text
    assert send(visitor, "/data/cancel", file=None, job="1").status_code == 403
    assert services.jobs.kept[0].state == "waiting"


@pytest.mark.parametrize("job", ["", "9", "x", "2"])
def test_only_jobs_of_this_page_are_cancelled(logged_in, services, job):
    visitor = logged_in("manager")
    send(visitor, dataset="meals")
    services.jobs.enqueue("publish", {"proposal": 1}, "admin@example.org")
    assert send(visitor, "/data/cancel", file=None, job=job).status_code == 404
    assert {one.state for one in services.jobs.kept} == {"waiting"}


@pytest.mark.parametrize("load", ["", "99", "x", "1 or 1"])
def test_an_unknown_load_is_not_taken_back(logged_in, services, load):
    assert send(logged_in("manager"), "/data/revert", file=None, load=load).status_code == 404
    assert services.jobs.kept == []


def test_the_question_about_case_data_is_not_asked_without_permission(logged_in):
    assert "Take back load 2<" not in logged_in("admin").show("/data", "?revert=2").text
    assert "This dataset holds case data." in logged_in("admin").show("/data", "?revert=2").text
    assert "Leave it as it is" in logged_in("manager").show("/data", "?revert=2").text


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_templates_are_for_the_team(logged_in, form):
    for role, status in (("donor", 403), ("member", 403), ("manager", 200), ("admin", 200)):
        answer = logged_in(role).go(f"/data/template/meals.{form}")
        assert answer.status_code == status
    assert f'filename="meals.{form}"' in answer.headers["Content-Disposition"]
    for name in ("meals.exe", "nothing.csv", "meals", ".csv"):
        assert logged_in("manager").go(f"/data/template/{name}").status_code == 404


@pytest.mark.parametrize("role", PUBLIC)
def test_the_public_follows_no_job(logged_in, services, role):
    services.jobs.upload("meals", "secret-name.csv", FILE, "manager@example.org")
    text = follow(logged_in(role)).text
    assert "secret-name" not in text
    assert "open to the project" in text


def end(services, number, state, message):
    job = services.jobs.kept[number - 1]
    finished = datetime(2020, 9, 1, 9, tzinfo=UTC)
    services.jobs.kept[number - 1] = replace(
        job, state=state, message=message, finished_at=finished
    )


def test_a_tick_of_the_clock_is_no_sign_of_a_person(logged_in, services):
    visitor = logged_in("manager")

    def seen(changed):
        """How often the person was seen, beside the page that is opened before."""
        before = services.sessions.seen
        assert follow(visitor, changed=changed).status_code == 200
        return services.sessions.seen - before - 1

    assert seen([TICK]) == 0
    assert seen([TICK, f"{ids.LOCATION}.search"]) == 1
    assert seen([]) == 1


def test_a_done_job_speaks_the_reader_s_language(logged_in, services):
    services.jobs.upload("meals", "meals.csv", FILE, "manager@example.org")
    end(services, 1, "done", "New figures stand as of 2020-08-31.")
    assert "as of 31 Aug 2020" in follow(logged_in("manager")).text


@pytest.mark.parametrize(("role", "told"), [("manager", True), ("admin", False)])
def test_how_a_load_of_case_data_ended_needs_its_permission(logged_in, services, role, told):
    services.jobs.upload("cases", "cases.csv", FILE, "manager@example.org")
    end(services, 1, "failed", "none of the 4 rows could be accepted")
    text = follow(logged_in(role)).text
    assert ("none of the 4 rows" in text) == told
    assert ("open to those who see case data" in text) != told


def test_the_clock_runs_while_something_is_unfinished(logged_in, services):
    visitor = logged_in("manager")
    assert follow(visitor).json["response"][ids.JOBS_CLOCK]["disabled"] is True
    services.jobs.upload("meals", "meals.csv", FILE, "manager@example.org")
    answer = follow(visitor, "?job=1")
    assert answer.json["response"][ids.JOBS_CLOCK]["disabled"] is False
    assert "Nobody has taken this up yet." in answer.text
    assert "See the new figures" not in answer.text
    end(services, 1, "done", "Load 3: 1 rows read.")
    answer = follow(visitor, "?job=1")
    assert answer.json["response"][ids.JOBS_CLOCK]["disabled"] is True
    assert "See the new figures" in answer.text
    assert "Load 3: 1 rows read." in answer.text


def test_the_page_offers_what_one_may_do(logged_in):
    manager, admin = (logged_in(role).show("/data").text for role in ("manager", "admin"))
    assert "dataset=cases" in manager
    assert "dataset=cases" not in admin
    assert "revert=2" in manager
    assert "revert=2" not in admin
    assert "cases.xlsx" in admin
