#!/bin/sh
# libsimdjson.a in the folder given, from the source package of the version that is installed.
set -eu
mkdir -p "$1"
folder=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/parts" "$work/lists"
for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
  [ -f "$file" ] && sed -n 's/^deb /deb-src /p' "$file" > "$work/parts/$(basename "$file" .list).list"
done
for file in /etc/apt/sources.list.d/*.sources; do
  [ -f "$file" ] && sed 's/^Types: .*/Types: deb-src/' "$file" > "$work/parts/$(basename "$file")"
done
version=$(dpkg-query -W -f '${source:Version}' libsimdjson-dev)
cd "$work"
set -- -q -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$work/parts" -o Dir::State::lists="$work/lists" \
  -o APT::Sandbox::User=root
apt-get "$@" update
apt-get "$@" source --download-only "simdjson=$version"
tar xf simdjson_*.orig.tar.* --strip-components=2 --wildcards '*/singleheader/simdjson.*'
c++ -O3 -std=c++17 -c simdjson.cpp -o simdjson.o
ar rcs "$folder/libsimdjson.a" simdjson.o
