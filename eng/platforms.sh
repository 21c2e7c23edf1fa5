#!/usr/bin/env bash
# Builds and runs bench/Platforms on every platform that this machine has, and writes the table of docs/platforms.md.
#   eng/platforms.sh [--quick] [NAME...]     NAME is one of the platforms below. With a name, or with --quick, which measures briefly,
#                                            the table is only printed.
# Needs an x64 processor with AVX2 and FMA. Fails if a build has a warning, a program fails, a step allocates, or a hash differs that must
# not. A platform whose tools are missing is skipped.
# The other platforms need, on Debian: gcc zlib1g-dev (aot), qemu-user and, after
# `dpkg --add-architecture arm64`, libstdc++6:arm64 and libssl3:arm64 (arm64), mono-devel (mono), chromium (chromium), nodejs (node). Runtime
# packs come from NuGet.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1
out=artifacts/platforms
all="net10 net8 trimmed aot aot-v3 no-avx512 no-avx2 no-intrinsics arm64 mono chromium node"
quick=
names=()
declare -A published=()
for argument in "$@"; do
  case " --quick $all " in
    *" $argument "*) ;;
    *) echo "$argument must be --quick or one of: $all." >&2; exit 2 ;;
  esac
  if [ "$argument" = --quick ]; then quick=--quick; else names+=("$argument"); fi
done
page=docs/platforms.md
[ -z "$quick" ] && [ ${#names[@]} -eq 0 ] || page=
[ ${#names[@]} -gt 0 ] || read -ra names <<< "$all"
mkdir -p "$out"
results=$out/results.tsv
: > "$results"
failed=

# record NAME TITLE SIZE LINE
record() { printf '%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$4" >> "$results"; }

# skip NAME TITLE REASON
skip() { echo "$1: skipped, because $3."; record "$1" "$2" - "skipped: $3"; }

# need NAME TITLE TOOL...: succeeds if all commands are there.
need() {
  local name=$1 title=$2 tool
  shift 2
  for tool in "$@"; do
    command -v "$tool" > /dev/null || { skip "$name" "$title" "$tool is not installed"; return 1; }
  done
}

# publish NAME TITLE PROJECT ARGUMENT...: publishes to $out/NAME. A package that cannot be had is a reason to skip; anything else fails.
publish() {
  local name=$1 title=$2 project=$3
  shift 3
  [ -z "${published[$name]:-}" ] || return 0
  echo "$name: building"
  rm -rf "${out:?}/$name"
  if dotnet publish -c Release "$project" -o "$out/$name" -v quiet -clp:NoSummary "$@" > "$out/$name.log" 2>&1; then
    published[$name]=1
  elif grep -qE 'error NU110[0-3]|error NETSDK1(112|147)' "$out/$name.log"; then
    skip "$name" "$title" "its runtime pack cannot be restored"
    return 1
  else
    fail "$name" "$title" "build"
    return 1
  fi
}

# fail NAME TITLE STEP
fail() {
  tail -20 "$out/$1.log"
  record "$1" "$2" - "failed: $3, see $out/$1.log"
  failed=1
}

# run NAME TITLE FILES COMMAND...: runs it with the time of its start, and records its line with the size of the files.
run() {
  local name=$1 title=$2 files=$3 line size
  shift 3
  echo "$name: running"
  # shellcheck disable=SC2086 # $quick may be nothing.
  if line=$("$@" "$(date +%s%3N)" $quick 2> "$out/$name.log" | tee -a "$out/$name.log" | grep '^result '); then
    # shellcheck disable=SC2086 # The files are a pattern.
    size=$(du -cb --apparent-size $files | tail -1 | cut -f1)
    record "$name" "$title" "$size" "$line"
  else
    fail "$name" "$title" "run"
  fi
}

net10=(bench/Platforms)
program() { echo "$out/$1/*.dll"; }

# jit NAME TITLE [VARIABLE=VALUE]: the portable program, with a part of the instruction set switched off.
jit() {
  publish net10 ".NET 10" "${net10[@]}" || return 0
  run "$1" "$2" "$(program net10)" env ${3:+"$3"} dotnet "$out/net10/Platforms.dll"
}

aot() {
  local name=$1 title=$2
  shift 2
  need "$name" "$title" gcc objcopy || return 0
  publish "$name" "$title" "${net10[@]}" -p:ProgramRuntime=linux-x64 -p:Compiled=native -p:CppCompilerAndLinker=gcc "$@" || return 0
  run "$name" "$title" "$out/$name/Platforms" "$out/$name/Platforms"
}

wasm() {
  publish chromium "$1" bench/Platforms.Browser
}

platform() {
  case $1 in
    net10) jit net10 ".NET 10" ;;
    net8)
      publish net8 ".NET 8, self-contained" bench/Platforms -p:ProgramFramework=net8.0 -p:ProgramRuntime=linux-x64 || return 0
      run net8 ".NET 8, self-contained" "$out/net8" "$out/net8/Platforms" ;;
    trimmed)
      publish trimmed ".NET 10, trimmed single file" "${net10[@]}" -p:ProgramRuntime=linux-x64 -p:Compiled=trimmed || return 0
      run trimmed ".NET 10, trimmed single file" "$out/trimmed/Platforms" "$out/trimmed/Platforms" ;;
    aot) aot aot "Native AOT" ;;
    aot-v3) aot aot-v3 "Native AOT, \`x86-64-v3\`" -p:IlcInstructionSet=x86-64-v3 ;;
    no-avx512) jit no-avx512 ".NET 10 without AVX-512" DOTNET_EnableAVX512=0 ;;
    no-avx2) jit no-avx2 ".NET 10 without AVX2" DOTNET_EnableAVX2=0 ;;
    no-intrinsics) jit no-intrinsics ".NET 10 without intrinsics" DOTNET_EnableHWIntrinsic=0 ;;
    arm64)
      need arm64 "linux-arm64, under qemu" qemu-aarch64 || return 0
      for library in libstdc++.so.6 libssl.so.3; do
        [ -e /usr/lib/aarch64-linux-gnu/$library ] || { skip arm64 "linux-arm64, under qemu" "$library for arm64 is not installed"; return 0; }
      done
      publish arm64 "linux-arm64, under qemu" "${net10[@]}" -p:ProgramRuntime=linux-arm64 || return 0
      run arm64 "linux-arm64, under qemu" "$out/arm64" qemu-aarch64 "$out/arm64/Platforms" ;;
    mono)
      need mono "Mono" mono || return 0
      publish mono "Mono" bench/Platforms -p:ProgramFramework=netstandard2.1 || return 0
      dotnet run eng/mono-spans.cs "$out/mono" >> "$out/mono.log" 2>&1 || { fail mono "Mono" "removal of a modifier"; return 0; }
      run mono "Mono" "$(program mono)" mono "$out/mono/Platforms.dll" ;;
    chromium)
      need chromium "WebAssembly, Chromium" chromium || return 0
      wasm "WebAssembly, Chromium" || return 0
      run chromium "WebAssembly, Chromium" "$out/chromium/wwwroot/_framework/*.br" dotnet run eng/browser.cs "$out/chromium/wwwroot" ;;
    node)
      need node "WebAssembly, node" node || return 0
      wasm "WebAssembly, node" || return 0
      run node "WebAssembly, node" "$out/chromium/wwwroot/_framework/*.br" node "$out/chromium/wwwroot/main.js" ;;
  esac
}

for name in "${names[@]}"; do
  platform "$name"
done
dotnet run eng/platforms.cs "$results" $page || failed=1
[ -z "$failed" ]
