"""Labelled strings as lines: `python -m training.csl --seed 1 --count 15000 > out.jsonl`."""

import argparse
import json
import sys

from training.csl import rows


def main() -> None:
    """Print rows as JSON lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=15000)
    wanted = parser.parse_args()
    for row in rows(wanted.seed, wanted.count):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
