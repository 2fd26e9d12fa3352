#!/bin/sh
# Shards of an archive, each a run of its own, merged: the same bytes as one run over all of it.
set -eu
program=$1
texts=$(cd "$(dirname "$0")/../Articles/texts" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$program" extract "$texts" --output "$folder/all" --write graph > "$folder/told"
for shard in 1 2 3; do
  "$program" extract "$texts" --shard "$shard/3" --output "$folder/part-$shard" --write graph > "$folder/told-$shard" &
done
wait
"$program" merge "$folder/all" --output "$folder/merged-all" > "$folder/told"
"$program" merge "$folder/part-3" "$folder/part-1" "$folder/part-2" --output "$folder/merged-parts" > "$folder/told"
diff -r "$folder/merged-all" "$folder/merged-parts"
[ "$(wc -l < "$folder/all/articles.ndjson")" = "$(wc -l < "$folder/merged-parts/articles.ndjson")" ]
echo "three shards, merged: the same bytes"
