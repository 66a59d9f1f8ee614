<#-- Makes THIRD-PARTY.md: what is packed into tap-paycor.jar. Written by the release profile. -->
# Third-party libraries

`tap-paycor.jar` holds these libraries. Each is used as it was published, and its sources are on Maven Central under the same coordinates. Logback is taken under the EPL 2.0, one of its two licences.

| Library | Version | Licence |
|---|---|---|
<#list dependencyMap as each>
<#assign library = each.getKey()>
| [${library.groupId}:${library.artifactId}](${library.url!""}) | ${library.version} | ${each.getValue()?join(" or ")} |
</#list>

The texts: [Apache-2.0](LICENSE), [EPL-2.0](licenses/EPL-2.0.md), [MIT of SLF4J](licenses/MIT-slf4j.txt); in the jar they are in `META-INF/tap-paycor/`. jackson-core holds number parsers with licences of their own (MIT, Boost, BSD), whose texts are in the jar's `META-INF/`. okhttp holds Mozilla's Public Suffix List (MPL-2.0, source at publicsuffix.org).
