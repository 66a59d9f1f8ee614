#!/bin/sh
# Makes the Java that a self-contained archive brings along: only the modules that the tap uses.
# Usage: runtime.sh DIRECTORY [JMODS], with the jmods of another platform to link for that
set -eu

directory=$1
java=${JAVA_HOME:?JAVA_HOME has to name a JDK 17 or newer}
jmods=${2:-$java/jmods}

# java.naming: Logback. java.logging: OkHttp. java.xml: Logback. jdk.httpserver: the sandbox and
# login. jdk.crypto.ec: TLS with elliptic curves.
# java.sql: the change store.
# jdk.unsupported: libraries that look for sun.misc.Unsafe.
modules=java.base,java.naming,java.logging,java.sql,java.xml,jdk.httpserver,jdk.crypto.ec,jdk.unsupported

rm -rf "$directory"
"$java/bin/jlink" --module-path "$jmods" --add-modules "$modules" --output "$directory" \
  --strip-debug --no-header-files --no-man-pages --compress=2
