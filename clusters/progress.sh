# shellcheck shell=bash
# What the scripts under clusters/ show on the screen: one line a phase with the seconds it took,
# everything else in a log file. To be sourced, after PROGRESS_NAME (the word before each line) and
# PROGRESS_LOG (the log file) are set.

: "${PROGRESS_NAME:?}" "${PROGRESS_LOG:?}"
progress_child=

# Starts an empty log, and makes sure that a phase under way ends with the script.
progress_start() {
  mkdir -p "$(dirname "$PROGRESS_LOG")"
  : >"$PROGRESS_LOG"
}

# Prints one line of the script's.
say() { printf '%s: %s\n' "$PROGRESS_NAME" "$*"; }

# Ends the script with one message.
die() {
  printf '%s: %s\n' "$PROGRESS_NAME" "$*" >&2
  exit 1
}

# Ends the script with a message and the end of the log that explains it.
die_with_log() {
  printf '%s: %s\n' "$PROGRESS_NAME" "$*" >&2
  tail -n 15 "$PROGRESS_LOG" | sed 's/^/    /' >&2
  printf '%s: the whole log is %s\n' "$PROGRESS_NAME" "$PROGRESS_LOG" >&2
  exit 1
}

# phase LABEL COMMAND…: runs the command (or function) with its output in the log, and shows LABEL
# with the seconds it took. A failure ends the script. The command runs in a process group of its
# own, so that Ctrl-C can end it whole, children included.
phase() {
  local label=$1 begin=$SECONDS shown=0 status=0 elapsed
  shift
  printf '== %s\n' "$label" >>"$PROGRESS_LOG"
  set -m
  (
    set +m -e
    "$@"
  ) </dev/null >>"$PROGRESS_LOG" 2>&1 &
  progress_child=$!
  set +m
  while kill -0 "$progress_child" 2>/dev/null; do
    sleep 0.2
    elapsed=$((SECONDS - begin))
    if [[ -t 1 ]]; then
      printf '\r%s: %s … %d s' "$PROGRESS_NAME" "$label" "$elapsed"
    elif ((elapsed >= shown + 15)); then
      shown=$elapsed
      say "$label … (${elapsed} s so far)"
    fi
  done
  wait "$progress_child" || status=$?
  progress_child=
  elapsed=$((SECONDS - begin))
  [[ -t 1 ]] && printf '\r'
  ((status == 0)) || die_with_log "$label failed after $elapsed s (status $status); its last lines:"
  say "$label … $elapsed s"
}

# Ends a phase under way; for the script's own EXIT trap.
progress_stop() {
  [[ -n $progress_child ]] || return 0
  kill -TERM -- "-$progress_child" 2>/dev/null || true
  wait "$progress_child" 2>/dev/null || true
  progress_child=
}
