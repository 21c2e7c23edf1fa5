#!/usr/bin/env bash
# Makes the Unity package: a folder that the Package Manager takes "from disk", or that a repository of packages holds.
#   eng/unity.sh [folder]              builds first; the folder is artifacts/unity/com.mlpgen.mlpgen by default
#   eng/unity.sh --no-build [folder]   takes what has been built for Release
# The folder unity/ has the parts that are written by hand. Their .meta files hold GUIDs, by which scenes refer to them, so a GUID never changes.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
build=yes
if [ "${1:-}" = --no-build ]; then
  build=no
  shift
fi
if [ $# -gt 1 ] || [[ "${1:-}" = -* ]]; then
  echo "usage: eng/unity.sh [--no-build] [folder]" >&2
  exit 2
fi
out=${1:-artifacts/unity/com.mlpgen.mlpgen}
if [ -d "$out" ] && [ -n "$(ls -A "$out")" ] && ! grep -qs '"com.mlpgen.mlpgen"' "$out/package.json"; then
  # It is about to be deleted.
  echo "$out is neither empty nor an earlier package. Name another folder." >&2
  exit 1
fi

property() { sed -n "s:.*<$1>\(.*\)</$1>.*:\1:p" Directory.Build.props; }
version=$(property VersionPrefix)
url=$(property ProjectUrl)

if [ $build = yes ]; then
  dotnet build -c Release -f netstandard2.1 src/Runtime -v quiet -clp:NoSummary
fi
runtime=src/Runtime/bin/Release/netstandard2.1
generator=src/Generator/bin/Release/netstandard2.0
for file in "$runtime/MlpGen.dll" "$runtime/MlpGen.xml" "$generator/MlpGen.Generator.dll"; do
  if [ ! -f "$file" ]; then
    echo "$file is missing. Build it first, or leave out --no-build." >&2
    exit 1
  fi
done

rm -rf "$out"
mkdir -p "$out"
cp -R unity/. "$out"
sed -i.bak "s/\"version\": \"0.0.0\"/\"version\": \"$version\"/" "$out/package.json"
rm "$out/package.json.bak"
cp "$runtime/MlpGen.dll" "$runtime/MlpGen.xml" "$out/Runtime"
# Below the assembly definition, because Unity then runs the generator in that assembly and in those that reference it.
cp "$generator/MlpGen.Generator.dll" "$out/Runtime/Analyzers"
cp LICENSE "$out/LICENSE.md"

# Links that leave the package lead to the project's page of this version.
page="$url/blob/v$version"
absolute() { sed -E "s,\]\((https:|#),]@(\1,g; s,\]\(\.\./,]@($page/,g; s,\]\(,]@($page/$1,g; s,\]@\(,](,g" "$2"; }
absolute "" CHANGELOG.md > "$out/CHANGELOG.md"
mkdir "$out/Documentation~"
absolute docs/ docs/unity.md > "$out/Documentation~/MlpGen.md"
echo "version $version is in $out"
