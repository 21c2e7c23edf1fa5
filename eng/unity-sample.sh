#!/usr/bin/env bash
# Plays the scene of the Unity sample on Mono, against stubs of Unity's types, and fails unless the agent learns at 0 bytes a frame.
# Needs mono-devel on Debian. docs/unity.md tells what it printed.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
out=artifacts/unity-sample
rm -rf "$out"
dotnet publish -c Release bench/UnitySample -o "$out" -v quiet -clp:NoSummary
dotnet run eng/mono-spans.cs "$out" > /dev/null
mono "$out/UnitySample.dll"
