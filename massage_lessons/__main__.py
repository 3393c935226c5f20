"""`python -m massage_lessons` is the command `massage-lessons`."""

from massage_lessons.cli import main

main()
