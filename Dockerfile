# The tap with its own Java, for a container without a shell, without root and with a read-only root
# file system. Build: docker build -t tap-paycor . See docs/deploy/container.md.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -DskipTests -Dmaven.test.skip -Dspotless.check.skip -Djacoco.skip \
      -Dstatic.analysis.skip package \
  && src/release/runtime.sh /opt/tap-paycor/runtime \
  && mkdir -p /opt/tap-paycor/bin /opt/tap-paycor/lib /state \
  && cp src/release/tap-paycor src/release/warm-up /opt/tap-paycor/bin/ \
  && cp target/tap-paycor.jar /opt/tap-paycor/lib/ \
  && sha256sum target/tap-paycor.jar | cut -c1-32 > /opt/tap-paycor/lib/tap-paycor.jar.id \
  && /opt/tap-paycor/bin/warm-up

FROM debian:12-slim
COPY --from=build /opt/tap-paycor /opt/tap-paycor
# The token store and the state: mount a volume here.
COPY --from=build --chown=10001:10001 /state /state
USER 10001:10001
ENV XDG_STATE_HOME=/state LC_ALL=C.UTF-8
VOLUME /state
# No collector and no heap size: JAVA_TOOL_OPTIONS may choose them, and Java takes the serial one in
# a small container by itself.
ENTRYPOINT ["/opt/tap-paycor/runtime/bin/java", "-XX:TieredStopAtLevel=1", \
  "-XX:MaxRAMPercentage=50", "-XX:MinHeapFreeRatio=15", "-XX:MaxHeapFreeRatio=30", \
  "-XX:-UsePerfData", \
  "-XX:-CreateCoredumpOnCrash", "-XX:+DisplayVMOutputToStderr", \
  "-XX:SharedArchiveFile=/opt/tap-paycor/lib/tap-paycor.jsa", "-Xshare:auto", \
  "-Xlog:disable", "-Xlog:all=error,cds*=off:stderr", \
  "-jar", "/opt/tap-paycor/lib/tap-paycor.jar"]
CMD ["--help"]
