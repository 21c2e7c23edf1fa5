#!/usr/bin/env bash
# Prints the section of CHANGELOG.md about a version: eng/release-notes.sh VERSION
# Before the version is tagged, the unreleased changes stand in for it.
set -euo pipefail
cd "$(dirname "$0")/.."
version=$1
url=$(sed -n 's:.*<ProjectUrl>\(.*\)</ProjectUrl>.*:\1:p' Directory.Build.props)

section=$version
if ! grep -qF "## [$version]" CHANGELOG.md; then
  if git tag --points-at HEAD | grep -qxF "v$version"; then
    echo "CHANGELOG.md has no section [$version], but this commit is tagged v$version." >&2
    exit 1
  fi
  section=Unreleased
fi

echo "# MlpGen $version"
# Up to the next section. Links become addresses, because the notes stand on a page of their own.
awk -v heading="## [$section]" 'index($0, "## [") == 1 { inside = index($0, heading) == 1; next } inside' CHANGELOG.md |
  sed -E "s#\]\(([^):]+)\)#]($url/blob/v$version/\1)#g"
