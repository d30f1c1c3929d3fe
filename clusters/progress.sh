# shellcheck shell=bash
# What the scripts show on the screen: one line a phase with the seconds it took,
# everything else in a log file. To be sourced, after PROGRESS_NAME (the word before each line) and
# PROGRESS_LOG (the log file) are set.

: "${PROGRESS_NAME:?}" "${PROGRESS_LOG:?}"
progress_child=

# Starts an empty log.
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
# own, so that Ctrl-C can end it whole, children included. It sees this function's variables, whence
# their long names.
phase() {
  local progress_label=$1 progress_begin=$SECONDS progress_shown=0 progress_status=0 progress_elapsed
  shift
  printf '== %s\n' "$progress_label" >>"$PROGRESS_LOG"
  set -m
  (
    set +m -e
    "$@"
  ) </dev/null >>"$PROGRESS_LOG" 2>&1 &
  progress_child=$!
  set +m
  while kill -0 "$progress_child" 2>/dev/null; do
    sleep 0.2
    progress_elapsed=$((SECONDS - progress_begin))
    if [[ -t 1 ]]; then
      printf '\r%s: %s … %d s' "$PROGRESS_NAME" "$progress_label" "$progress_elapsed"
    elif ((progress_elapsed >= progress_shown + 15)); then
      progress_shown=$progress_elapsed
      say "$progress_label … (${progress_elapsed} s so far)"
    fi
  done
  wait "$progress_child" || progress_status=$?
  progress_child=
  progress_elapsed=$((SECONDS - progress_begin))
  [[ -t 1 ]] && printf '\r'
  ((progress_status == 0)) || die_with_log "$progress_label failed after $progress_elapsed s (status $progress_status); its last lines:"
  say "$progress_label … $progress_elapsed s"
}

# wait_until SECONDS COMMAND…: polls the condition.
wait_until() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep 0.1
  done
}

# Ends a phase under way; for the script's own EXIT trap.
progress_stop() {
  [[ -n $progress_child ]] || return 0
  kill -TERM -- "-$progress_child" 2>/dev/null || true
  wait "$progress_child" 2>/dev/null || true
  progress_child=
}
