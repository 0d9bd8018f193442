"""Fixtures for all tests; those of the application are beside the tests that use them."""

pytest_plugins = [
    "tests.support.databases",
    "tests.support.browser",
    "tests.support.demonstration",
    "tests.support.passwords",
]
