#!/bin/sh
# NOT RUN YET. Builds the folder, an application bundle round it and a disk image. Usage: macos.sh OUT
# IDENTITY="Developer ID Application: …" signs; PROFILE=… (of notarytool store-credentials) notarises.
set -eu
out=$1
root=$(cd "$(dirname "$0")/../../.." && pwd)
python3 "$root/scripts/installers/build.py" --out "$out" --only folder
version=$("$out/annotator/annotator" --version | cut -d' ' -f2)
app="$out/Annotator.app"
rm -rf "$app" && mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources"
cp -a "$out/annotator/." "$app/Contents/MacOS/"
# A corpus belongs to Annotator, and is opened by it.
cat > "$app/Contents/Info.plist" <<PLIST
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleName</key><string>Annotator</string>
<key>CFBundleIdentifier</key><string>org.annotator.Annotator</string>
<key>CFBundleExecutable</key><string>annotator</string>
<key>CFBundleShortVersionString</key><string>$version</string>
<key>CFBundlePackageType</key><string>APPL</string>
<key>NSHighResolutionCapable</key><true/>
<key>CFBundleDocumentTypes</key><array><dict>
<key>CFBundleTypeExtensions</key><array><string>corpus</string></array>
<key>CFBundleTypeName</key><string>Annotator corpus</string>
<key>CFBundleTypeRole</key><string>Editor</string></dict></array>
</dict></plist>
PLIST
[ -n "${IDENTITY:-}" ] && codesign --deep --force --options runtime --sign "$IDENTITY" "$app"
hdiutil create -volname Annotator -srcfolder "$app" -ov -format UDZO "$out/Annotator-$version.dmg"
[ -n "${PROFILE:-}" ] && xcrun notarytool submit "$out/Annotator-$version.dmg" --keychain-profile "$PROFILE" --wait
