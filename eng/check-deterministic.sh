#!/usr/bin/env bash
# Checks that the last commit gives the same packages wherever it is built: eng/check-deterministic.sh [FOLDER]
# Builds the commit in a new clone at another path, and compares the result file by file with the packages in FOLDER, or with those of a second clone.
set -euo pipefail
[ $# -eq 0 ] || first=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
# CI=true hides the paths of the machine. The date of the commit replaces the time of the build.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1 CI=true
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# build DIRECTORY OUTPUT
build() {
  git clone -q . "$1"
  git -C "$1" checkout -q "$(git rev-parse HEAD)"
  for project in src/Runtime src/Data src/Onnx src/Tool templates; do
    (cd "$1" && dotnet pack -c Release "$project" -o "$2" -v quiet -clp:NoSummary -p:UseSharedCompilation=false)
  done
}

if [ $# -eq 0 ]; then
  first=$work/first.packages
  build "$work/first" "$first"
fi
build "$work/elsewhere/and deeper" "$work/second.packages"
dotnet run eng/compare-packages.cs "$first" "$work/second.packages"
