#!/bin/sh
# Compiles the C program against onrecord.h and the library given, runs it, checks what the library shows and needs, and
# that it gives the bytes of the command given.
set -eu
library=$1
command=$2
folder=$(dirname "$0")
build=$(dirname "$library")/test-c
mkdir -p "$build"
cp "$library" "$build/libonrecord.so.0"
cc -std=c11 -Wall -Wextra -Werror -I "$folder/../../Sources/COnRecord/include" "$folder/test_onrecord.c" \
  "$build/libonrecord.so.0" -Wl,-rpath,"\$ORIGIN" -pthread -o "$build/test_onrecord"
env -i "$build/test_onrecord"

# Exactly the functions of onrecord.h.
nm -D --defined-only "$library" | awk '$2 != "A" {print $2, $3}' | sed 's/@.*//' | sort > "$build/shown"
cat > "$build/expected" <<'LIST'
T onrecord_close
T onrecord_extract
T onrecord_free
T onrecord_last_error
T onrecord_open
T onrecord_version
LIST
diff "$build/expected" "$build/shown"

# Nothing but what every Linux machine with C++ has; the Swift runtime is inside.
if ldd "$library" | awk '{print $1}' | grep -v -E '^(linux-vdso|libc|libm|libdl|libpthread|libgcc_s|libstdc\+\+|/lib.*ld-linux)'; then
  echo "the library needs what is named above" >&2
  exit 1
fi

for text in "$folder"/../Articles/texts/*.txt; do
  "$build/test_onrecord" "$text" > "$build/graph"
  python3 -c 'import json, sys; print(json.dumps({"id": "sample", "text": open(sys.argv[1], encoding="utf-8", newline="").read()}))' \
    "$text" | "$command" filter > "$build/graph-of-command"
  cmp "$build/graph" "$build/graph-of-command"
done
