#!/bin/sh
# Packs a release archive from a finished build: archive.sh VERSION. The same build gives the same
# archive to the byte.
set -eu

version=$1
root=$(CDPATH='' cd -- "$(dirname "$0")/../.." && pwd -P)
name=tap-paycor-$version
stage=$root/target/archive/$name

rm -rf "$root/target/archive"
mkdir -p "$stage/bin" "$stage/lib"
cp "$root/src/release/tap-paycor" "$stage/bin/"
cp "$root/target/tap-paycor.jar" "$stage/lib/"
cp "$root/README.md" "$root/CHANGELOG.md" "$root/LICENSE" "$root/config.sample.json" "$stage/"
cp -R "$root/catalog" "$stage/"
chmod 755 "$stage/bin/tap-paycor"

cd "$root/target/archive"
tar --sort=name --mtime='2026-11-24 00:00:00Z' --owner=0 --group=0 --numeric-owner \
  -cf - "$name" | gzip -n >"$root/target/$name.tar.gz"
cd "$root/target"
sha256sum "$name.tar.gz" >"$name.sha256"
echo "target/$name.tar.gz"
