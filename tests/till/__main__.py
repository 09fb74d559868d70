"""``python -m till OUT --count 60 --seed 7``: a folder of photographs and its truth.json."""

import argparse
import sys
from pathlib import Path

from till.generate import LONG, generate
from till.kinds import KINDS


def main(words: list[str] | None = None) -> int:
    """Write the folder asked for."""
    parser = argparse.ArgumentParser(prog="till", description="Photographs of invented receipts, with what they say.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--kinds", default="", help=f"some of: {', '.join(KINDS)}")
    parser.add_argument("--long", type=int, default=LONG, help="the longer side of the pictures, in pixels")
    asked = parser.parse_args(words)
    kinds = [name for name in asked.kinds.split(",") if name]
    if unknown := sorted(set(kinds) - set(KINDS)):
        parser.error(f"no such kind: {', '.join(unknown)}")
    generate(asked.out, asked.count, asked.seed, kinds or None, long=asked.long)
    return 0


if __name__ == "__main__":
    sys.exit(main())
