#!/bin/sh
# Run one of the processes that tests are spread over, and note how it ended.
#
# pytest-xdist reads results only: a process that crashes after its last test
# would leave the run green.  JIBIAO_ENDINGS names the file to note it in.
.venv/bin/python "$@"
status=$?
[ "$status" -eq 0 ] || printf '%s\n' "$status" >>"$JIBIAO_ENDINGS"
exit "$status"
