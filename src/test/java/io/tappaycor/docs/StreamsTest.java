package io.tappaycor.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tappaycor.stream.Endpoint;
import io.tappaycor.stream.ParentList;
import io.tappaycor.stream.Partitioning;
import io.tappaycor.stream.Replication;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamDefinition.Tier;
import io.tappaycor.stream.StreamTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of streams and includes match the code. */
final class StreamsTest {

  private static final Pattern STREAM_NAME = Pattern.compile("`([a-z_0-9]+)`");

  @Test
  void theTableOfCoreStreamsMatchesTheCode() {
    Document.STREAMS.holds("core streams", table(Tier.CORE));
  }

  @Test
  void theTableOfExtendedStreamsMatchesTheCode() {
    Document.STREAMS.holds("extended streams", table(Tier.EXTENDED));
  }

  @Test
  void everyCoreStreamBelongsToOneScopeOfTheSetupGuide() {
    List<String> rows =
        Document.STREAMS
            .section("## Scopes of the setup guide")
            .lines()
            .filter(line -> line.startsWith("|"))
            .toList();
    for (StreamDefinition stream : StreamTable.ALL) {
      long named = rows.stream().filter(row -> row.contains("`" + stream.name() + "`")).count();
      assertEquals(stream.tier() == Tier.CORE ? 1 : 0, named, stream.name());
    }
  }

  private static List<String> table(Tier tier) {
    List<String> rows = new ArrayList<>();
    rows.add("| Stream | Read once per | Key | Replication | Data access |");
    rows.add("|---|---|---|---|---|");
    StreamTable.ALL.stream()
        .filter(stream -> stream.tier() == tier)
        .map(StreamsTest::row)
        .forEach(rows::add);
    return rows;
  }

  private static String row(StreamDefinition stream) {
    String method = stream.replication().singerName();
    return "| `%s` | %s | %s | %s | %s |"
        .formatted(
            stream.name(),
            words(stream.partitioning()),
            code(stream.keyProperties()),
            stream.replication() instanceof Replication.Incremental by
                ? method + " on `" + by.key() + "`"
                : method,
            access(stream));
  }

  /** Words from the option's name, such as PerLegalEntity, or a parent list's noun. */
  private static String words(Partitioning partitioning) {
    if (partitioning instanceof Partitioning.PerParent by) {
      return by.list().noun().replaceAll("s$", "");
    }
    if (partitioning instanceof Partitioning.PerValue by) {
      return by.name();
    }
    return partitioning
        .getClass()
        .getSimpleName()
        .replaceAll("^(Once)?Per", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }

  private static String access(StreamDefinition stream) {
    Set<String> names = new LinkedHashSet<>(stream.endpoint().dataAccess());
    if (stream.partitioning() instanceof Partitioning.PerParent by) {
      for (ParentList list = by.list(); list != null; list = list.outer().orElse(null)) {
        names.addAll(list.endpoint().dataAccess());
      }
    }
    return names.isEmpty() ? "none documented" : String.join("; ", names);
  }

  private static String code(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  @Test
  void theTableOfIncludesMatchesTheCode() {
    List<String> rows =
        new ArrayList<>(List.of("| Field | Streams | Data access |", "|---|---|---|"));
    Set<Endpoint.Include> includes = new LinkedHashSet<>();
    StreamTable.ALL.forEach(stream -> includes.addAll(stream.endpoint().includes()));
    includes.forEach(include -> rows.add(row(include)));

    Document.guide("selection").holds("includes", rows);
  }

  private static String row(Endpoint.Include include) {
    String access = include.dataAccess().isEmpty() ? "none documented" : include.dataAccess();
    return "| `%s` | %s | %s |".formatted(include.field(), code(with(include)), access);
  }

  private static List<String> with(Endpoint.Include include) {
    return StreamTable.ALL.stream()
        .filter(stream -> stream.endpoint().includes().contains(include))
        .map(StreamDefinition::name)
        .toList();
  }

  @Test
  void everyCoreStreamStandsUnderItsScopeOfTheSetupGuide() {
    String scopes = Document.STREAMS.section("## Scopes of the setup guide");
    Set<String> named =
        STREAM_NAME
            .matcher(scopes)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());

    assertEquals(
        StreamTable.ALL.stream()
            .filter(stream -> stream.tier() == Tier.CORE)
            .map(StreamDefinition::name)
            .collect(Collectors.toCollection(TreeSet::new)),
        new TreeSet<>(named));
  }
}
