"""The command `massage-lessons`, also as `python -m massage_lessons`. It starts where only a light install is there, to say what to add."""

from __future__ import annotations

import sys

from massage_lessons.errors import MissingPackages, needs


def main() -> None:
    """Run the command, or say in one sentence which packages it lacks."""
    try:
        with needs("export" if sys.argv[1:2] == ["export"] else "lab"):
            from massage_lessons import cli  # noqa: PLC0415 - so that its own imports can be missing
    except MissingPackages as error:
        print(error, file=sys.stderr)  # noqa: T201 - the command's own voice
        sys.exit(error.status)
    except KeyboardInterrupt:
        sys.exit(130)
    cli.main()


if __name__ == "__main__":
    main()
