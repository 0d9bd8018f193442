"""A file that is sent stays in memory, however large it may be."""

from __future__ import annotations

from flask import Flask, Request, request

from dashboard.access.received import ReceivedRequest

CONTENT = b"case_id\n" + b"ZQXJ7734\n" * 200_000
TYPE = "multipart/form-data; boundary=edge"
HEAD = b'--edge\r\nContent-Disposition: form-data; name="file"; filename="cases.csv"\r\n\r\n'
BODY = HEAD + CONTENT + b"\r\n--edge--\r\n"


def send(request_class) -> str:
    server = Flask("test")
    server.request_class = request_class

    @server.post("/")
    def take() -> str:
        sent = request.files["file"]
        assert sent.read() == CONTENT
        return type(sent.stream).__name__

    answer = server.test_client().post("/", data=BODY, content_type=TYPE)
    return answer.get_data(as_text=True)


def test_a_large_file_stays_in_memory():
    assert send(ReceivedRequest) == "BytesIO"


def test_it_would_be_written_to_disk_otherwise():
    assert send(Request) != "BytesIO"


def test_every_app_receives_files_so(app):
    assert app.server.request_class is ReceivedRequest
