#!/usr/bin/env bash
# Builds a version: all packages with their symbols, every check, the notes and the site. The script writes to artifacts/ and publishes nothing.
#   eng/release.sh              builds and checks everything. Run it before you tag a version.
#   eng/release.sh --no-tests   skips the tests, for when they have just run
# Directory.Build.props sets the version. If the commit has a version tag, it must be v<version>, and CHANGELOG.md must have a section for it.
set -euo pipefail
cd "$(dirname "$0")/.."
# CI=true makes paths independent of this machine. The date of the commit replaces the time of the build.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1 CI=true
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
out=$PWD/artifacts/release
if [ $# -gt 1 ] || [ "${1:---no-tests}" != --no-tests ]; then
  echo "usage: eng/release.sh [--no-tests]" >&2
  exit 2
fi

step="clean working tree"
trap 'status=$?; if [ $status -eq 0 ]; then echo "done: version $version is in artifacts/release, the site in artifacts/site"; else echo "failed: $step (exit code $status)"; fi' EXIT
if [ -n "$(git status --porcelain)" ]; then
  echo "Commit or remove these files first, because a package names its commit:"
  git status --short
  exit 1
fi
rm -rf "$out"
mkdir -p "$out"

step="release notes"
version=$(dotnet msbuild src/Runtime/MlpGen.csproj -getProperty:Version)
eng/release-notes.sh "$version" > "$out/notes.md"

# The whole solution, because only that build runs the analyzers and compares the public API with PublicAPI.*.txt.
step=build
dotnet build -c Release
step=tests
if [ "${1:-}" != --no-tests ]; then
  MLPGEN_DEEP=1 dotnet test -c Release --no-build
fi

step=packages
dotnet pack -c Release --no-build -o "$out"
step="deterministic build"
eng/check-deterministic.sh "$out"

step=licenses
for project in samples/*/*.csproj bench/MlpGen.Benchmarks/*.csproj; do
  dotnet restore "$project" -v quiet
done
dotnet run eng/licenses.cs
step=vulnerabilities
# GitHub's runners ask nuget.org, which lists vulnerabilities.
eng/check-vulnerable.sh ${GITHUB_ACTIONS:+--require}

step=site
eng/docs.sh

step=checksums
(cd "$out" && sha256sum -- *nupkg > SHA256SUMS && cat SHA256SUMS)
