#!/usr/bin/env bash
# Fails if a package that a project restores, directly or indirectly, has a known vulnerability.
# It knows what the package source knows, so it first asks about a package that has one. Where the source does not say so, nothing can be
# checked: that is reported, and is an error with --require. Vulnerabilities that nobody has reported are in no list.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

# vulnerable PROJECT: prints the report if it names a package
vulnerable() {
  local report
  report=$(dotnet list "$1" package --vulnerable --include-transitive 2>&1) || { echo "$report"; return 0; }
  ! grep -q "has the following vulnerable packages" <<< "$report" || echo "$report"
}

# GHSA-5crp-9r3c-p9vr. The project is only restored, outside the repository, and never built.
probe=$(mktemp -d)
trap 'rm -rf "$probe"' EXIT
cat > "$probe/Probe.csproj" << 'END'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup><PackageReference Include="Newtonsoft.Json" Version="12.0.3" /></ItemGroup>
</Project>
END
dotnet restore "$probe" -v quiet > /dev/null || true
if [ -z "$(vulnerable "$probe/Probe.csproj")" ]; then
  echo "Not checked: the package source of this machine lists no vulnerabilities, not even that of Newtonsoft.Json 12.0.3."
  [ "${1:-}" != --require ]
  exit
fi

found=0
for project in MlpGen.sln samples/*/*.csproj bench/MlpGen.Benchmarks/*.csproj; do
  report=$(vulnerable "$project")
  if [ -n "$report" ]; then
    echo "$report"
    found=1
  else
    echo "$project: no package with a known vulnerability"
  fi
done
exit $found
