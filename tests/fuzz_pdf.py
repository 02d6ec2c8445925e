"""Damages good PDFs at random and reads them: forms, or one sentence.

    python -m tests.fuzz_pdf --seconds 600

Each reading is in a process of its own, so that nothing it does is missed;
what fails is kept in a folder, with the number to make it again.
"""

from __future__ import annotations

import argparse
import os
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

from models.definitions.definition_file import definitions
from models.reading.grids import read_grids
from models.reading.pdf_pages.pdf_file import REASONS
from models.reading.recognition.recogniser import recognise
from models.reading.unreadable import Unfit
from printing.fonts.faces import bundled_faces
from printing.layout import lay_out
from printing.pdf import write_pdf
from tests.models.pdf.papers import RULED, pdf, table
from tests.models.reading.written_forms import written_form

MOST_SECONDS = 5.0
"""Of work, here and in the other process."""

WORDS = (
    *(b"/Length 9", b"/Filter", b"/FlateDecode", b"/ASCII85Decode", b"/LZWDecode"),
    *(b"/Type/Page", b"/Kids[1 0 R]", b"/Count 9999999", b"/Rotate 45"),
    *(b"endobj", b"endstream", b"stream\n", b"xref", b"trailer", b"1 0 obj", b"9 0 R"),
    *(b"-1", b"1e38", b"99999999999", b"nan", b"/MediaBox[0]"),
    *(b"<<", b">>", b"[", b"]", b"(", b")", b"%"),
    *(b" re f ", b" cm ", b" q ", b" Q ", b" BT ", b" ET ", b" Tj ", b" Do "),
)


def originals() -> list[bytes]:
    """Return good PDFs: ours, packed, and others', plain."""
    ours = [
        write_pdf(lay_out(written_form(each, 1), each, bundled_faces()))
        for each in definitions().values()
    ]
    return [*ours, *(pdf(table(rules)) for rules in RULED)]


def damaged(data: bytes, random: Random) -> bytes:
    """Return a file with some of its bytes changed, cut out or put in."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 2, 5, 20))):
        at, size = random.randrange(len(changed)), random.choice((1, 4, 64, 4096))
        match random.randrange(6):
            case 0:
                changed[at] ^= 1 << random.randrange(8)
            case 1:
                changed[at : at + size] = random.randbytes(size)
            case 2:
                del changed[at : at + size]
            case 3:
                changed[at:at] = random.choice(WORDS)
            case 4:
                changed[at : at + size] = changed[:size]
            case 5:
                word = random.choice(WORDS)
                changed[at : at + len(word)] = word
        if not changed:
            return b"%PDF"
    end = random.randrange(len(changed)) if random.random() < 0.05 else None
    return bytes(changed[:end])


def outcome(data: bytes) -> str:
    """Return what came of reading a file, in a word."""
    try:
        found = recognise(read_grids("pdf", data))
    except Unfit as error:
        # The other process says so, too, when it ends with a traceback.
        fault = "FAILED " * str(error).startswith(REASONS["memory"])
        return fault + str(error)[:12]
    return f"{len(found)} forms"


def run(seconds: float, seed: int, folder: Path) -> int:
    """Damage and read for so long; return how many readings failed."""
    files, end, count, failed = originals(), time.monotonic() + seconds, 0, 0
    outcomes: Counter[str] = Counter()
    while time.monotonic() < end:
        random = Random(f"{seed} {count}")
        data, start = damaged(random.choice(files), random), _work()
        try:
            word = outcome(data)
        except Exception as error:  # Anything at all is what is looked for.
            word = f"FAILED {type(error).__name__}"
        took = _work() - start
        if word.startswith("FAILED") or took > MOST_SECONDS:
            failed += 1
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{seed}_{count}.pdf").write_bytes(data)
            print(f"{seed} {count}: {word}, {took:.1f} s", flush=True)
        outcomes[word] += 1
        count += 1
    for word, times in outcomes.most_common():
        print(f"{times:6} {word}")
    print(f"{count} files, {failed} failed")
    return failed


def _work() -> float:
    """Return the seconds that the processors worked for us so far."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it from the command line."""
    parser = argparse.ArgumentParser(description="Reads damaged PDFs.")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", type=Path, default=Path("out/fuzz_pdf"))
    options = parser.parse_args(arguments)
    return min(1, run(options.seconds, options.seed, options.folder))


if __name__ == "__main__":
    raise SystemExit(main())
