#!/usr/bin/env bash
# Prints the section of CHANGELOG.md about a version: eng/release-notes.sh VERSION
# Before the version is tagged, the script prints the unreleased changes. It fails if the commit is tagged as another version.
set -euo pipefail
cd "$(dirname "$0")/.."
version=$1
url=$(sed -n 's:.*<ProjectUrl>\(.*\)</ProjectUrl>.*:\1:p' Directory.Build.props)

tags=$(git tag --points-at HEAD --list 'v*')
if [ -n "$tags" ] && ! grep -qxF "v$version" <<< "$tags"; then
  echo "This commit is tagged $(echo $tags), but its version is $version. Set VersionPrefix in Directory.Build.props, or tag it v$version." >&2
  exit 1
fi

section=$version
if ! grep -qF "## [$version]" CHANGELOG.md; then
  if [ -n "$tags" ]; then
    echo "CHANGELOG.md has no section [$version], but this commit is tagged v$version." >&2
    exit 1
  fi
  section=Unreleased
fi

echo "# MlpGen $version"
# Everything up to the next section. Relative links become addresses, because the notes are shown outside the repository.
awk -v heading="## [$section]" 'index($0, "## [") == 1 { inside = index($0, heading) == 1; next } inside' CHANGELOG.md |
  sed -E "s#\]\(([^):]+)\)#]($url/blob/v$version/\1)#g"
