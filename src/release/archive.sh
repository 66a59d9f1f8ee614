#!/bin/sh
# Creates a release archive from a finished build (mvn -Prelease package). The same build gives the
# same archive, byte for byte. With a runtime that src/release/runtime.sh made, the archive needs no
# Java. Usage: archive.sh VERSION [RUNTIME PLATFORM]
set -eu

version=$1
runtime=${2:-}
platform=${3:-}
root=$(CDPATH='' cd -- "$(dirname "$0")/../.." && pwd -P)
name=tap-paycor-$version${platform:+-$platform}
stage=$root/target/archive/$name

rm -rf "$root/target/archive"
mkdir -p "$stage/bin" "$stage/lib"
cp "$root/src/release/tap-paycor" "$root/src/release/warm-up" "$stage/bin/"
cp "$root/target/tap-paycor.jar" "$stage/lib/"
if [ -n "$runtime" ]; then cp -R "$runtime" "$stage/runtime"; fi
# By this the launcher knows whether a class data archive is of this jar and Java.
cat "$stage/lib/tap-paycor.jar" "$stage/runtime/release" 2>/dev/null | sha256sum | cut -c1-32 \
  >"$stage/lib/tap-paycor.jar.id"
cp "$root/README.md" "$root/CHANGELOG.md" "$root/CONTRIBUTING.md" "$root/SECURITY.md" \
  "$root/LICENSE" "$root/THIRD-PARTY.md" "$root/config.sample.json" "$stage/"
cp -R "$root/catalog" "$root/docs" "$root/licenses" "$root/deploy" "$root/dbt" \
  "$stage/"
mkdir -p "$stage/share"
cp "$root/src/release/share/"* "$stage/share/"
# The bill of materials, created by mvn -Prelease.
if [ -f "$root/target/tap-paycor.cdx.json" ]; then
  cp "$root/target/tap-paycor.cdx.json" "$stage/"
fi
# No class data archive: it is valid for one Java version, jar and path. bin/warm-up creates it.
chmod -R u=rwX,go=rX "$stage"
chmod 755 "$stage/bin/tap-paycor" "$stage/bin/warm-up"
if [ -n "$runtime" ]; then chmod 755 "$stage/runtime/bin/"* "$stage/runtime/lib/jspawnhelper"; fi

cd "$root/target/archive"
tar --sort=name --mtime='2026-11-24 00:00:00Z' --owner=0 --group=0 --numeric-owner \
  -cf - "$name" | gzip -n >"$root/target/$name.tar.gz"
cd "$root/target"
sha256sum "$name.tar.gz" >"$name.sha256"
echo "target/$name.tar.gz"
