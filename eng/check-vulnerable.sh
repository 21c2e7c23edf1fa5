#!/usr/bin/env bash
# Fails if a package of any restored project, direct or transitive, has a known vulnerability.
# It knows what the package source knows: the source must publish its list of advisories, as nuget.org does. Where it does not, this says so
# and proves nothing. Vulnerabilities that nobody has reported are in no list.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

found=0
for project in MlpGen.sln samples/*/*.csproj bench/MlpGen.Benchmarks/*.csproj; do
  # NU1900 and NU1905: the source could not say.
  report=$(dotnet list "$project" package --vulnerable --include-transitive 2>&1) || { echo "$report"; exit 1; }
  if grep -q "NU190[05]" <<< "$report"; then
    echo "$project: not checked, because the package source lists no vulnerabilities"
  elif grep -q "has the following vulnerable packages" <<< "$report"; then
    echo "$report"
    found=1
  else
    echo "$project: no package with a known vulnerability"
  fi
done
exit $found
