; NOT RUN YET. Inno Setup 6; called by windows.ps1, which gives Version and Folder.
[Setup]
AppId={{6C0B7F6E-2E1B-4C0C-9A52-4E07A7013A11}
AppName=Annotator
AppVersion={#Version}
DefaultDirName={autopf}\Annotator
DefaultGroupName=Annotator
OutputBaseFilename=annotator-{#Version}-setup
ArchitecturesInstallIn64BitMode=x64compatible
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ChangesAssociations=yes
Compression=lzma2
[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "de"; MessagesFile: "compiler:Languages\German.isl"
[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion
[Icons]
Name: "{group}\Annotator"; Filename: "{app}\annotator.exe"
[Registry]
Root: HKA; Subkey: "Software\Classes\.corpus"; ValueType: string; ValueData: "Annotator.corpus"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Annotator.corpus"; ValueType: string; ValueData: "Annotator corpus"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Annotator.corpus\shell\open\command"; ValueType: string; ValueData: """{app}\annotator.exe"" open ""%1"""
