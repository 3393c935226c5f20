"""Make images/back.svg, or with --check compare it with what is committed."""

from __future__ import annotations

import sys
from pathlib import Path

import sheet

TARGET = Path(__file__).resolve().parent.parent / "back.svg"


def main(arguments: list[str]) -> int:
    """Write the drawing, or say whether the one on disk is what the tables give; give the exit code."""
    text = sheet.drawn()
    if arguments == ["--check"]:
        if TARGET.is_file() and TARGET.read_text(encoding="utf-8") == text:
            print("images/back.svg is what its tables give.")
            return 0
        print("images/back.svg is not what its tables give. Run: python images/draw", file=sys.stderr)
        return 1
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    print(f"Wrote {TARGET.name}, {len(text) / 1024:.0f} KB.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
