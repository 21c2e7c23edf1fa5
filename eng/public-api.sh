#!/usr/bin/env bash
# Rewrites src/*/PublicAPI.Unshipped.txt from the code: every public member that PublicAPI.Shipped.txt does not list. Review the difference.
# If a shipped member no longer exists, add *REMOVED* followed by its line in PublicAPI.Shipped.txt by hand.
# The files describe net8.0 and net10.0. netstandard2.1 has a part of these members and no file: it lacks those with vectors and the
# JSON converter of schedules. When the package is built, its validation fails for a member that only netstandard2.1 has.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

# Build the generators first, because the loop does not build references. The loop's order is that of the references between the libraries.
dotnet build -c Release src/Runtime -v quiet -clp:NoSummary
for project in src/Runtime src/Verification src/Data src/Onnx; do
  echo '#nullable enable' > "$project/PublicAPI.Unshipped.txt"
  for framework in net8.0 net10.0; do
    # The analyzer reports each missing member (RS0016), and its log has the line to add.
    dotnet build -c Release -f "$framework" "$project" -v quiet --no-incremental "-clp:ErrorsOnly;NoSummary" \
      -p:BuildProjectReferences=false -p:RunAnalyzersDuringBuild=true -p:TreatWarningsAsErrors=false "-p:ErrorLog=$logs/log%2Cversion=2.1"
    sed -n 's/^ *"APIName": "\(.*\)",\{0,1\}$/\1/p' "$logs/log" | sed 's/\\\(["\\]\)/\1/g' | LC_ALL=C sort -u > "$logs/$framework"
  done
  if ! diff "$logs/net8.0" "$logs/net10.0"; then
    echo "$project: the frameworks have different members, which one file cannot describe." >&2
    exit 1
  fi
  cat "$logs/net10.0" >> "$project/PublicAPI.Unshipped.txt"
  echo "$project: $(wc -l < "$logs/net10.0") members"
done
