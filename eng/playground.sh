#!/usr/bin/env bash
# Publishes the playground to artifacts/playground/site/wwwroot, and tests or serves it.
#   eng/playground.sh            publishes and runs tests/Browser.Tests in headless Chromium, which Debian has as chromium
#   eng/playground.sh --serve    publishes and serves the pages to this machine, at http://localhost:8080
#   eng/playground.sh --images   also writes the picture of the README
# Without Chromium, and where this script cannot install it, only the tests of the logic run.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
case "${1:-}" in
  "" | --serve | --images) ;;
  *) echo "usage: eng/playground.sh [--serve | --images]" >&2; exit 2 ;;
esac

site=artifacts/playground/site
rm -rf "$site"
dotnet publish -c Release web/Playground -o "$site" -v quiet -clp:NoSummary
if [ "${1:-}" = --serve ]; then
  exec dotnet run -c Release --project web/Serve -- "$site/wwwroot" 8080
fi

if ! command -v chromium > /dev/null && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
  { apt-get update -qq && apt-get install -y -qq chromium; } > artifacts/playground/chromium.log 2>&1 || true
fi
command -v chromium > /dev/null || echo "chromium is not installed, so the tests in a browser are skipped."
[ "${1:-}" != --images ] || export MLPGEN_IMAGES=docs/images
dotnet build -c Release tests/Browser.Tests -v quiet -clp:NoSummary
tests/Browser.Tests/bin/Release/net10.0/MlpGen.Browser.Tests -noColor -showliveoutput
