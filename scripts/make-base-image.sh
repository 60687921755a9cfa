#!/bin/sh
# make-base-image.sh [SUITE...]: leaves the engine with the images debian:SUITE-slim (default: bookworm and trixie).
# An image that is there stays; else it is pulled; where no registry is in reach it is made with debootstrap from a
# package mirror (DEBIAN_MIRROR, default http://deb.debian.org/debian). Making needs root.
set -eu

mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}

say() { echo "make-base-image: $*"; }

die() {
  say "$*" >&2
  exit 1
}

ensure_debootstrap() {
  command -v debootstrap >/dev/null && return
  command -v apt-get >/dev/null || die 'debootstrap is missing, and no apt-get to install it'
  say 'installing debootstrap'
  apt-get update -q >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends debootstrap debian-archive-keyring >/dev/null
}

# Documentation is left out as in the official slim images; copyright files stay.
write_excludes() { # ROOT
  mkdir -p "$1/etc/dpkg/dpkg.cfg.d"
  cat >"$1/etc/dpkg/dpkg.cfg.d/slim" <<'END'
path-exclude /usr/share/doc/*
path-include /usr/share/doc/*/copyright
path-exclude /usr/share/info/*
path-exclude /usr/share/locale/*
path-exclude /usr/share/man/*
END
}

make_image() { # SUITE IMAGE
  [ "$(id -u)" = 0 ] || die "$2 cannot be pulled; making it needs root: sudo scripts/make-base-image.sh $1"
  ensure_debootstrap
  root=$(mktemp -d)
  trap 'rm -rf "$root"' EXIT
  say "making $2 with debootstrap from $mirror (a minute or two)"
  # An old debootstrap may not know a new suite by name; sid's script does for all of them.
  script=/usr/share/debootstrap/scripts/$1
  [ -e "$script" ] || script=/usr/share/debootstrap/scripts/sid
  debootstrap --variant=minbase "$1" "$root" "$mirror" "$script" >"$root.log" 2>&1 || {
    tail -n 20 "$root.log" >&2
    die "debootstrap failed; does $mirror answer, and has it the suite $1? Another mirror: DEBIAN_MIRROR=URL"
  }
  rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/* "$root.log"
  rm -rf "$root"/usr/share/man/* "$root"/usr/share/info/* "$root"/usr/share/locale/*
  find "$root/usr/share/doc" -type f ! -name copyright -delete
  write_excludes "$root"
  tar -C "$root" --numeric-owner -c . | docker import --change 'CMD ["bash"]' - "$2" >/dev/null
  rm -rf "$root"
  trap - EXIT
  say "$2 is made"
}

docker version >/dev/null 2>&1 || die 'no container engine answers: scripts/ensure-engine.sh'
[ $# -gt 0 ] || set -- bookworm trixie
for suite in "$@"; do
  image=debian:$suite-slim
  if docker image inspect "$image" >/dev/null 2>&1; then
    say "$image is here"
  elif timeout 120 docker pull -q "$image" >/dev/null 2>&1; then
    say "$image is pulled"
  else
    make_image "$suite" "$image"
  fi
done
