#!/usr/bin/env bash
# Checks that PyTorch and MlpGen compute the same outputs from one safetensors file, in both directions and for every floating-point type.
# Needs python3-torch on Debian. Where it is not installed, the script says so and checks nothing.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
python=${PYTHON:-/usr/bin/python3}
if ! "$python" -c 'import torch' 2> /dev/null; then
  echo "skipped: $python has no torch. On Debian, install python3-torch."
  exit 0
fi
out=$PWD/artifacts/pytorch
rm -rf "$out"
mkdir -p "$out"
"$python" eng/pytorch.py write "$out"
dotnet run -c Release --project bench/PyTorch -- "$out"
"$python" eng/pytorch.py check "$out"
