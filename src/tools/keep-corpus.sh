#!/bin/sh
# Saves the inputs that a fuzz run (mvn -B -Pfuzz test) has generated: the smallest set that covers
# the same code, one input a line, in Base64.
set -eu

cd "$(dirname "$0")/../.."
work=target/corpus
rm -rf "$work"
mkdir -p "$work"
mvn -B -q test-compile dependency:build-classpath \
  -Dmdep.outputFile="$work/classpath" -Dmdep.includeScope=test
classpath=target/test-classes:target/classes:$(cat "$work/classpath")

for corpus in .cifuzz-corpus/*/*; do
  test=$(basename "$(dirname "$corpus")")
  mkdir "$work/$test"
  java -cp "$classpath" com.code_intelligence.jazzer.Jazzer --target_class="$test" \
    --instrumentation_includes='io.tappaycor.**' -merge=1 "$work/$test" "$corpus" \
    >"$work/$test.log" 2>&1
  kept=src/test/resources/corpus/${test##*.}.txt
  find "$work/$test" -type f -size -2k | while read -r input; do
    base64 -w 0 "$input"
    echo
  done | LC_ALL=C sort >"$kept"
  echo "$(wc -l <"$kept") inputs in $kept"
done
