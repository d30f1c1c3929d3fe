# shellcheck shell=bash disable=SC2034
# What ensure and stop both know of the engine: whether one answers, and where one that ensure
# started keeps its process id and its log. To be sourced.

engine_pid_file=/run/eks-workshop-dockerd.pid
engine_log=/var/log/eks-workshop-dockerd.log
engine_socket=/var/run/docker.sock

# Seconds that an engine may take to answer or to end, and to start: so many that a machine under
# load is slow, and not without an engine. What is refused, or has ended, is told at once.
engine_patience=30
engine_start_patience=90

# within SECONDS COMMAND…: ends a command that takes longer; not every machine has "timeout".
within() {
  if command -v timeout >/dev/null; then
    timeout "$@"
  else
    perl -e 'alarm shift; exec @ARGV' "$@"
  fi
}

# Without a docker command, the socket itself is asked; a DOCKER_HOST elsewhere then can't be.
engine_answers() {
  if command -v docker >/dev/null; then
    within "$engine_patience" docker info >/dev/null 2>&1
  else
    [[ -z ${DOCKER_HOST:-} && -S $engine_socket ]] && command -v curl >/dev/null &&
      curl --silent --fail --max-time "$engine_patience" --unix-socket "$engine_socket" \
        http://engine/_ping >/dev/null
  fi
}

under_systemd() { [[ -d /run/systemd/system ]]; }

# Whether a process of that id and that name lives; a dead one whose parent does not care stays in
# the list, as a zombie.
is_process() {
  local pid=$1 name=$2
  [[ $pid =~ ^[0-9]+$ && -r /proc/$pid/comm && $(<"/proc/$pid/comm") == "$name" ]] && ! process_gone "$pid"
}

# The id of the dockerd that ensure started, if it lives.
our_engine() {
  local pid
  [[ -r $engine_pid_file ]] || return 1
  pid=$(<"$engine_pid_file")
  is_process "$pid" dockerd && printf '%s\n' "$pid"
}

# A killed dockerd leaves its pid file, and maybe its containerd's; a new one that finds a stale id
# which now belongs to something else refuses to start.
remove_stale_files() {
  local entry file name
  for entry in "$engine_pid_file dockerd" "/var/run/docker.pid dockerd" \
    "/var/run/docker/containerd/containerd.pid containerd"; do
    read -r file name <<<"$entry"
    [[ ! -e $file ]] || is_process "$(<"$file")" "$name" || rm -f "$file"
  done
}

# A containerd that outlived a killed dockerd of ours holds the lock of the state folder.
end_orphaned_containerd() {
  local file=/var/run/docker/containerd/containerd.pid pid
  [[ -r $file ]] && pid=$(<"$file") && is_process "$pid" containerd || return 0
  is_process "$(cat /var/run/docker.pid 2>/dev/null || true)" dockerd && return 0
  kill -TERM "$pid"
  wait_until "$engine_patience" process_gone "$pid"
}

process_gone() { ! grep -qsE '^State:[[:space:]]+[^ZX[:space:]]' "/proc/$1/status"; }

start_engine() {
  if under_systemd; then
    systemctl start docker
  else
    start_detached
  fi
  wait_until "$engine_start_patience" answers_or_died || true
  engine_answers && return 0
  if under_systemd || our_engine >/dev/null; then
    printf 'dockerd did not answer within %d s; the end of its log:\n' "$engine_start_patience"
  else
    printf 'dockerd ended at once; the end of its log:\n'
  fi
  if under_systemd; then
    journalctl -u docker -n 12 --no-pager
  else
    tail -n 12 "$engine_log"
  fi
  return 1
}

# In a session of its own and with no open file of the caller's, so that it outlives make and CI's
# pipes; the socket's group exists after the package is installed.
start_detached() {
  local descriptor
  remove_stale_files
  end_orphaned_containerd
  for descriptor in /proc/self/fd/*; do
    descriptor=${descriptor##*/}
    ((descriptor <= 2 || descriptor == 255)) || eval "exec $descriptor>&-"
  done 2>/dev/null
  setsid nohup dockerd --pidfile /var/run/docker.pid </dev/null >"$engine_log" 2>&1 &
  printf '%s\n' "$!" >"$engine_pid_file"
}

answers_or_died() { engine_answers || { ! under_systemd && ! our_engine >/dev/null && engine_started; }; }

# Between fork and exec the process isn't called dockerd yet: only a dead one has died.
engine_started() { process_gone "$(<"$engine_pid_file")"; }
