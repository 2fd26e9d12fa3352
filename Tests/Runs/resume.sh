#!/bin/sh
# Kills a run at random moments, resumes it each time, and compares with a run that nobody killed.
# resume.sh ONRECORD [KILLS [ARTICLES]]
set -eu
onrecord=$1; kills=${2:-5}; articles=${3:-3000}
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
awk -v count="$articles" 'BEGIN {
  for (i = 1; i <= count; i++) {
    if (i % 97 == 0) { print "{broken"; continue }
    printf "{\"id\":\"a%d\",\"published\":\"2025-12-18\",\"text\":\"", i
    for (k = 0; k < 12; k++)
      printf "市長王大明第%d次表示，第%d號預算增加%d%%。議員李小華說：「%d萬元不能省，地方建設不能等。」", i, k, (i * 7 + k) % 90, i % 13 == 0 ? k : i * k
    print "\"}"
  }
}' > "$folder/articles.ndjson"
run() { "$onrecord" extract "$folder/articles.ndjson" --write graph --progress off "$@" > /dev/null 2>&1; }

run --output "$folder/whole" --workers 2 || [ $? = 2 ]
whole=$(sed -n 's/.*"milliseconds":\([0-9]*\).*/\1/p' "$folder/whole/run.json")
killed=0
while [ "$killed" -lt "$kills" ]; do
  "$onrecord" extract "$folder/articles.ndjson" --write graph --progress off --output "$folder/killed" --workers 2 \
    --resume > /dev/null 2>&1 & pid=$!
  pause=$(awk -v limit="$whole" -v seed="$killed$$" 'BEGIN { srand(seed); printf "%.3f", 0.02 + rand() * limit / 1000 / 3 }')
  sleep "$pause"
  kill -9 $pid 2>/dev/null || true
  wait $pid 2>/dev/null || true
  killed=$((killed + 1))
done
[ -e "$folder/killed/articles.ndjson" ] || echo "killed $killed times before the end"
run --output "$folder/killed" --workers 1 --resume || [ $? = 2 ]
for file in articles.ndjson texts.ndjson problems.ndjson duplicates.ndjson graph.json; do
  cmp "$folder/whole/$file" "$folder/killed/$file"
done
echo "resumed $kills times: the same bytes, $(wc -l < "$folder/whole/articles.ndjson") articles, $(wc -l < "$folder/whole/duplicates.ndjson") duplicates"
