"""`python -m dashboard.commands` is the console script."""

from dashboard.commands import main

main()
