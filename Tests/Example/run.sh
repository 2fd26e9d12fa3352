#!/bin/sh
# Runs the program that embeds the library; the graphs it writes are the bytes that the command gives.
set -eu
program=$1
command=$2
"$program"
texts=$(dirname "$0")/../Articles/texts
answers=$(mktemp -d)
trap 'rm -rf "$answers"' EXIT
for text in "$texts"/*.txt; do
  "$program" "$text" > "$answers/library"
  python3 -c 'import json, sys; print(json.dumps({"id": "sample", "text": open(sys.argv[1], encoding="utf-8", newline="").read()}))' \
    "$text" | "$command" filter > "$answers/command"
  cmp "$answers/library" "$answers/command"
done
