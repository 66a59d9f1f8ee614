<#-- Template of THIRD-PARTY.md, the libraries bundled in tap-paycor.jar. Used by the release profile. -->
# Third-party libraries

`tap-paycor.jar` contains these libraries, unmodified. Their sources are on Maven Central under the same coordinates. Of its two licenses, Logback is used under the EPL 2.0.

| Library | Version | License |
|---|---|---|
<#list dependencyMap as entry>
<#assign library = entry.getKey()>
| [${library.groupId}:${library.artifactId}](${library.url!""}) | ${library.version} | ${entry.getValue()?join(" or ")} |
</#list>

License texts: [Apache-2.0](LICENSE), [EPL-2.0](licenses/EPL-2.0.md), [MIT of SLF4J](licenses/MIT-slf4j.txt), [BSD-2-Clause of the PostgreSQL driver](licenses/BSD-2-Clause-postgresql.txt), [BSD-3-Clause of Protocol Buffers](licenses/BSD-3-Clause-protobuf.txt). In the jar, they are in `META-INF/tap-paycor/`. jackson-core contains number parsers with licenses of their own (MIT, Boost, BSD); their texts are in the jar's `META-INF/`. The PostgreSQL driver contains the SCRAM client of OnGres (BSD-2-Clause), whose texts are there, too. okhttp contains Mozilla's Public Suffix List (MPL-2.0, source at publicsuffix.org).
