#!/bin/sh
# Installs a .deb of the program in a bare Debian 12 without Python and works with it there. Needs root, debootstrap and a mirror.
# Usage: try_deb.sh DEB [FOLDER]   FOLDER: where the system is made, or is already (default: a new one, removed at the end)
set -eu
deb=$(readlink -f "$1")
system=${2:-}
if [ -z "$system" ]; then
  system=$(mktemp -d)
  trap 'umount -q "$system/proc" || true; rm -rf --one-file-system "$system"' EXIT
fi
say() { printf '== %s\n' "$*"; }
inside() { chroot "$system" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 "$@"; }

[ -x "$system/bin/sh" ] || { say "bare system"; debootstrap --variant=minbase bookworm "$system" >/dev/null; }
mountpoint -q "$system/proc" || mount -t proc proc "$system/proc"
[ -c "$system/dev/null" ] && [ -e "$system/dev/urandom" ] || { echo "no devices in $system" >&2; exit 1; }
if inside sh -c 'command -v python3' >/dev/null; then echo "there is a Python in $system; the trial would prove nothing" >&2; exit 1; fi

say "install"
cp "$deb" "$system/root/annotator.deb"
inside apt-get update -qq
inside env DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends /root/annotator.deb >/dev/null
inside annotator --version
inside sh -c 'command -v python3' && { echo "the package brought a Python" >&2; exit 1; }

say "samples, suggestions, exports and a picture, without a display"
inside env QT_QPA_PLATFORM=offscreen annotator demo --headless --into /root/demo
inside sh -c 'test -s /root/demo/demo.png && test -s /root/demo/demo.jsonl'

say "the whole way: gold, training, every kind of export"
inside sh -c '
  set -eu
  rm -rf /root/work && mkdir /root/work && cd /root/work
  # What was proposed taken as gold: bad gold, but enough for the machinery.
  sed -e "s/\"annotator\":\"suggestions\"/\"annotator\":\"anna\"/" -e "s/\"status\":\"new\"/\"status\":\"done\"/" \
    -e "s/\"pipeline\":\"[^\"]*\",//" /root/demo/demo.jsonl > gold.jsonl
  annotator new news.corpus
  annotator import news.corpus gold.jsonl >/dev/null || test $? = 1
  annotator suggest news.corpus --jobs 2
  for format in jsonl spacy parquet excel csv brat uima-xmi label-studio prodigy; do
    annotator export news.corpus "out-$format" --format "$format" --set anna >/dev/null || test $? = 1
    test -e "out-$format" || test -e "out-$format.jsonl"
  done
  ls
  annotator verify news.corpus
  annotator train news.corpus --steps 20 --no-curve 2>/dev/null || test $? = 1
'
if command -v Xvfb >/dev/null; then
  say "the window under X"
  Xvfb :77 -screen 0 1440x900x24 >/dev/null 2>&1 &
  x=$!
  sleep 2
  mkdir -p "$system/tmp/.X11-unix"
  mount --bind /tmp/.X11-unix "$system/tmp/.X11-unix"
  inside env DISPLAY=:77 timeout 20 annotator open /root/demo/demo.corpus &
  w=$!
  sleep 8
  import -display :77 -window root "${TMPDIR:-/tmp}/annotator-window.png" 2>/dev/null && say "picture: ${TMPDIR:-/tmp}/annotator-window.png"
  inside pgrep -fc 'annotator worker' 2>/dev/null || ps ax | grep -c '[a]nnotator worker' || true
  wait $w || true
  umount "$system/tmp/.X11-unix"
  kill $x
fi
say "removed again"
inside apt-get remove -qq --yes annotator >/dev/null
inside sh -c '! command -v annotator'
