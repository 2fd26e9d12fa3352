#!/bin/sh
# The static file needs the C library only, and works in a folder without anything else, with an empty environment.
set -eu
program=$1
if ldd "$program" | awk '{print $1}' | grep -v -E '^(linux-vdso|libc\.|libm\.|libdl\.|libpthread\.|librt\.|libutil\.|/lib.*ld-linux)'; then
  echo "the static file needs what is named above" >&2
  exit 1
fi
texts=$(cd "$(dirname "$0")/../Articles/texts" && pwd)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root/bin" "$root/tmp" "$root/out"
cp "$program" "$root/bin/onrecord"
cp -r "$texts" "$root/texts"
ldd "$program" | grep -o '/[^ ]*' | while read -r file; do mkdir -p "$root$(dirname "$file")" && cp "$file" "$root$file"; done
mkdir "$root/proc"
# Swift reads its arguments in /proc, which only this run sees in the folder.
if [ "$(id -u)" = 0 ] && unshare -m true; then
  unshare -m sh -c 'mount --bind /proc "$0/proc" && exec env -i "$(command -v chroot)" "$0" /bin/onrecord extract /texts --output /out/all' \
    "$root" > "$root/told"
else
  (cd "$root" && env -i bin/onrecord extract texts --output out/all > told)
fi
cat "$root/told"
[ "$(wc -l < "$root/out/all/articles.ndjson")" -gt 0 ]
[ -s "$root/out/all/onrecord.sqlite" ]
echo "$(stat -c %s "$program") bytes"
