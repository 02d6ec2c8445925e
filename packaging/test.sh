#!/bin/sh
# Run the tests: those of a real window under Xvfb, then all others.
#
# Usage: sh packaging/test.sh [PYTEST ARGUMENT…]
set -u
here=$(dirname -- "$0")
cd -- "$here/.." || exit 1
export PYTHONUTF8=1
window=tests/ui/test_acceptance.py
status=0

if [ $# -gt 0 ]; then
    QT_QPA_PLATFORM=offscreen exec .venv/bin/python -m pytest "$@"
fi
if [ -e "$window" ] && command -v xvfb-run >/dev/null; then
    QT_QPA_PLATFORM=xcb xvfb-run -a -s '-screen 0 1920x1080x24' \
        .venv/bin/python -m pytest -q "$window" || status=$?
    set -- "--ignore=$window"
fi
JIBIAO_ENDINGS=$(mktemp) || exit 1
export JIBIAO_ENDINGS
QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest \
    --dist load --tx '2*popen//python=sh packaging/worker.sh' "$@" || status=$?
if [ -s "$JIBIAO_ENDINGS" ]; then
    echo "A process of the tests ended with $(sort -u "$JIBIAO_ENDINGS" | xargs)" \
        'after its tests (139 is a crash): see packaging/worker.sh.' >&2
    status=1
fi
rm -f "$JIBIAO_ENDINGS"
exit "$status"
