#!/usr/bin/env bash
# Builds the documentation site from docs/ and the XML documentation into artifacts/site, and checks that no link is dead.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
url=$(sed -n 's:.*<ProjectUrl>\(.*\)</ProjectUrl>.*:\1:p' Directory.Build.props)
source=artifacts/docs

# Build for net10.0 only, with CsvHelper and Google.Protobuf next to the assemblies, because docfx has to resolve its types.
rm -rf "$source" artifacts/site
mkdir -p "$source"
for project in src/Runtime src/Verification src/Data src/Onnx; do
  dotnet build -c Release -f net10.0 "$project" -v quiet -clp:NoSummary -p:CopyLocalLockFileAssemblies=true
done

# docfx reads a copy of docs/, with generated menus of the numbered pages. Links that leave docs/ lead to the project's page.
cp -R docs/. "$source"
mkdir "$source/assemblies"
for project in Runtime Verification Data Onnx; do
  cp src/$project/bin/Release/net10.0/*.{dll,xml} "$source/assemblies"
done
for folder in rules decisions; do
  for page in "$source/$folder"/[!R]*.md; do
    echo "- name: \"$(sed -n '1s/^# //p' "$page" | sed 's/"/\\"/g')\""
    echo "  href: $(basename "$page")"
  done | { printf -- '- name: Overview\n  href: README.md\n'; cat; } > "$source/$folder/toc.yml"
done
sed -i.bak "s#](\.\./#]($url/blob/main/#g" "$source"/*.md
sed -i.bak "s#](\.\./\.\./#]($url/blob/main/#g" "$source"/*/*.md
find "$source" -name '*.bak' -delete

dotnet tool restore
# docfx warns if inherited documentation and a member's own describe the same parameter. It then shows the member's own, as intended.
dotnet docfx metadata "$source/docfx.json"
dotnet docfx build "$source/docfx.json" --warningsAsErrors
dotnet run eng/check-links.cs artifacts/site
