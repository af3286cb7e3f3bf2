#!/bin/sh
# Installs a .deb of the program in a bare Debian 12 without Python and works with it there, as a person without rights.
# Usage: try_deb.sh DEB [FOLDER]   FOLDER: where the system is made, or is already (default: a new one, removed at the end)
# Needs root, debootstrap and a mirror; for the window also DISPLAY (an X server on this machine), xdotool and ImageMagick.
# LOOK: seconds before each decision in the window; PICTURES: a folder for pictures of it.
set -eu
deb=$(readlink -f "$1")
here=$(dirname "$(readlink -f "$0")")
system=${2:-}
trial=/tmp/trial
nobody=65534
made=
if [ -z "$system" ]; then
  system=$(mktemp -d)
  made=yes
fi
tidy() {
  for place in tmp/.X11-unix proc; do mountpoint -q "$system/$place" && umount "$system/$place"; done
  [ -z "$made" ] || rm -rf --one-file-system "$system"
}
trap tidy EXIT
say() { printf '== %s\n' "$*"; }
root() { chroot "$system" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=$trial LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
inside() { chroot --userspec=$nobody:$nobody "$system" /usr/bin/env -i PATH=/usr/bin:/bin HOME=$trial LC_ALL=C.UTF-8 "$@"; }
seconds() { date +%s.%N; }
took() { printf '%s: %.1f s\n' "$1" "$(echo "$(seconds) - $2" | bc)"; }

[ -x "$system/bin/sh" ] || { say "bare system"; debootstrap --variant=minbase bookworm "$system" >/dev/null; }
mountpoint -q "$system/proc" || mount -t proc proc "$system/proc"
chmod 1777 "$system/dev/shm"  # as on every system that was booted
[ -c "$system/dev/null" ] && [ -e "$system/dev/urandom" ] || { echo "no devices in $system" >&2; exit 1; }
if root sh -c 'command -v python3' >/dev/null; then echo "there is a Python in $system; the trial would prove nothing" >&2; exit 1; fi

say "install"
rm -rf "$system$trial" && mkdir -p "$system$trial" && cp "$deb" "$system$trial/annotator.deb" && chown -R $nobody:$nobody "$system$trial"
root apt-get update -qq
since=$(seconds)
root apt-get install -qq --yes --no-install-recommends $trial/annotator.deb >/dev/null
took "installed, with what it depends on" "$since"
root sh -c 'command -v python3' && { echo "the package brought a Python" >&2; exit 1; }
for file in applications/annotator.desktop mime/packages/annotator.xml icons/hicolor/scalable/apps/annotator.svg; do
  test -s "$system/usr/share/$file"
done
for try in first second third; do
  since=$(seconds)
  inside annotator --version >/dev/null
  took "--version, $try time" "$since"
done

say "samples, suggestions, exports and a picture, without a display"
inside env QT_QPA_PLATFORM=offscreen annotator demo --headless --into $trial/demo
inside test -s $trial/demo/demo.png
inside test -s $trial/demo/demo.jsonl

say "the whole way: gold, training, every kind of export"
cat >"$system$trial/taken.sh" <<'TAKEN'
# What was proposed taken as gold: bad gold, but enough for the machinery.
sed -e "s/\"annotator\":\"suggestions\"/\"annotator\":\"anna\"/" -e "s/\"status\":\"new\"/\"status\":\"done\"/" -e "s/\"pipeline\":\"[^\"]*\",//" "$1"
TAKEN
inside sh -c '
  set -eu
  mkdir $HOME/desk && cd $HOME/desk
  sh $HOME/taken.sh $HOME/demo/demo.jsonl > gold.jsonl
  annotator new news.corpus
  annotator import news.corpus gold.jsonl >/dev/null || test $? = 1
  annotator suggest news.corpus --jobs 2
  for format in jsonl spacy parquet excel csv brat uima-xmi label-studio prodigy; do
    annotator export news.corpus "out-$format" --format "$format" --set anna >/dev/null || test $? = 1
    test -e "out-$format" || test -e "out-$format.jsonl"
  done
  ls
  annotator verify news.corpus
  # 1: it learned, but what it learned from is what is in use already.
  annotator train news.corpus --steps 20 --no-curve || test $? = 1
'
say "other processes help with a large corpus"
inside sh -c '
  set -eu
  cd $HOME/desk && mkdir texts
  number=0
  while [ $number -lt 1500 ]; do
    number=$((number + 1))
    echo "Der Rat hat am Montag in Berlin Beschluss Nummer $number gefasst. „Wir sind uns einig“, sagte Anna Berg." > texts/$number.txt
  done
  annotator import texts.corpus texts
  annotator suggest texts.corpus
  annotator export texts.corpus texts.jsonl --format jsonl --set suggestions --status all >/dev/null || test $? = 1
  sh $HOME/taken.sh texts.jsonl > many.jsonl
  annotator new many.corpus
  annotator import many.corpus many.jsonl >/dev/null || test $? = 1
'
inside annotator check $trial/desk/many.corpus >/dev/null &
check=$!
helped=0
while kill -0 $check 2>/dev/null; do
  # Its first words tell a helper from everything else on this machine.
  ! pgrep -u $nobody -f '^[^ ]*annotator --multiprocessing-fork' >/dev/null || helped=1
  sleep 0.2
done
wait $check || test $? = 1
test $helped = 1 || [ "$(nproc)" = 1 ] || { echo "nobody helped" >&2; exit 1; }

if [ -n "${DISPLAY:-}" ] && command -v xdotool >/dev/null; then
  say "the window under X, from the welcome page to an exported article"
  mkdir -p "$system/tmp/.X11-unix"
  mountpoint -q "$system/tmp/.X11-unix" || mount --bind /tmp/.X11-unix "$system/tmp/.X11-unix"
  mkdir "$system$trial/home" && chown $nobody:$nobody "$system$trial/home"
  python3 "$here/try_window.py" "$system" --home $trial/home --look "${LOOK:-0.3}" ${PICTURES:+--pictures "$PICTURES"}
  umount "$system/tmp/.X11-unix"
fi
say "removed again"
root apt-get remove -qq --yes annotator >/dev/null
root sh -c '! command -v annotator'
