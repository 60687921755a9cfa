#!/bin/sh
# ensure-engine.sh: leaves this machine with a container engine that answers, and says what it does.
# Installs Docker from Debian packages when there is none, and starts it when it is dead. Safe to run again and again.
# Needs root, unless an engine answers already.
set -eu

log=${MAILSPEC_ENGINE_LOG:-/var/log/mailspec-dockerd.log}

say() { echo "ensure-engine: $*"; }

die() {
  say "$*" >&2
  exit 1
}

answers() { command -v docker >/dev/null && timeout 20 docker version --format '{{.Server.Version}}' 2>/dev/null; }

# The process that a pid file names, if it is alive and the program expected.
process_of() { # FILE PROGRAM
  [ -s "$1" ] || return 1
  pid=$(cat "$1")
  [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = "$2" ] && echo "$pid"
}

install_engine() {
  command -v apt-get >/dev/null || die 'no container engine, and no apt-get to install one: install Docker or Podman by hand'
  say 'installing Docker from Debian packages'
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q >/dev/null
  # From trixie on the client is a package of its own.
  client=$(apt-cache show docker-cli >/dev/null 2>&1 && echo docker-cli || true)
  # shellcheck disable=SC2086
  apt-get install -y -q --no-install-recommends docker.io $client iptables ca-certificates >/dev/null
}

# An engine that was killed leaves files that keep the next one from starting; one that hangs has to go first.
clear_remains() {
  for pair in /run/docker.pid:dockerd /run/docker/containerd/containerd.pid:containerd; do
    file=${pair%%:*} program=${pair##*:}
    [ -e "$file" ] || continue
    if pid=$(process_of "$file" "$program"); then
      say "stopping $program (process $pid), which does not answer"
      kill "$pid" 2>/dev/null || true
      for _ in 1 2 3 4 5 6 7 8 9 10; do
        kill -0 "$pid" 2>/dev/null || break
        sleep 1
      done
      kill -9 "$pid" 2>/dev/null || true
    fi
    say "removing $file of an engine that is gone"
    rm -f "$file"
  done
  # Under systemd the socket is systemd's own, and not a remnant.
  [ -d /run/systemd/system ] && return
  for socket in /run/docker.sock /run/docker/containerd/containerd.sock /run/docker/containerd/containerd-debug.sock; do
    [ -S "$socket" ] || continue
    say "removing $socket of an engine that is gone"
    rm -f "$socket"
  done
}

wait_for_answer() { # SECONDS
  for _ in $(seq 1 "$1"); do
    answers >/dev/null && return 0
    sleep 1
  done
  return 1
}

start_daemon() { # OPTIONS...
  say "starting dockerd $* (log: $log)"
  nohup setsid dockerd "$@" >>"$log" 2>&1 </dev/null &
  wait_for_answer 40
}

start_engine() {
  clear_remains
  if [ -d /run/systemd/system ]; then
    say 'starting the service docker'
    systemctl reset-failed docker.service docker.socket 2>/dev/null || true
    systemctl restart docker && wait_for_answer 40 && return
    systemctl status --no-pager docker >&2 || true
    return 1
  fi
  # Inside another container the usual storage driver may not work; vfs always does, slowly.
  start_daemon && return
  clear_remains
  start_daemon --storage-driver=vfs && return
  tail -n 20 "$log" >&2
  return 1
}

if version=$(answers); then
  say "Docker $version answers"
  exit 0
fi
if [ -n "${DOCKER_HOST:-}" ]; then
  die "nothing answers at DOCKER_HOST=$DOCKER_HOST: start that engine, or unset DOCKER_HOST to have one here"
fi
[ "$(id -u)" = 0 ] || die 'no container engine answers; run this as root to install or start one: sudo scripts/ensure-engine.sh'
command -v dockerd >/dev/null && command -v docker >/dev/null || install_engine
if ! version=$(answers); then
  start_engine || die 'the engine does not come up'
  version=$(answers) || die 'the engine came up and went away again'
fi
say "Docker $version answers"
