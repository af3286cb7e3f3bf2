# NOT RUN YET. Builds the folder and an installer. Usage: windows.ps1 [-Out dist]
param([string]$Out = "dist")
$ErrorActionPreference = "Stop"
$root = Resolve-Path "$PSScriptRoot\..\..\.."
python "$root\scripts\installers\build.py" --out $Out --only folder
$version = (& "$Out\annotator\annotator.exe" --version).Split(" ")[-1]
& "${env:ProgramFiles(x86)}\Inno Setup 6\ISCC.exe" "/DVersion=$version" "/DFolder=$Out\annotator" "/O$Out" "$PSScriptRoot\windows.iss"
