#!/bin/sh
# NOT RUN YET. Packs the folder of build.py as an AppImage. Usage: appimage.sh FOLDER OUT
# appimagetool: https://github.com/AppImage/appimagetool (it fetches its runtime; give --runtime-file where there is no network)
set -eu
folder=$1 out=$2
root=$(cd "$(dirname "$0")/../../.." && pwd)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
mkdir -p "$tree/opt" "$tree/usr/share/mime/packages" "$tree/usr/share/icons/hicolor/scalable/apps"
cp -a "$folder" "$tree/opt/annotator"
cp "$root/resources/desktop/annotator.desktop" "$tree/annotator.desktop"
cp "$root/resources/desktop/annotator.xml" "$tree/usr/share/mime/packages/"
cp "$root/resources/icons/annotator.svg" "$tree/annotator.svg"
cp "$root/resources/icons/annotator.svg" "$tree/usr/share/icons/hicolor/scalable/apps/"
printf '#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/opt/annotator/annotator" "$@"\n' > "$tree/AppRun"
chmod +x "$tree/AppRun"
version=$("$folder/annotator" --version | cut -d' ' -f2)
ARCH=$(uname -m) appimagetool --no-appstream "$tree" "$out/Annotator-$version-$(uname -m).AppImage"
