"""The files of others are not part of the project; without them their tests do not exist."""

from tests.data.validation.small import REAL

collect_ignore = [] if REAL.is_dir() else ["test_real_files.py"]
