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

/** What the README says of streams is what the stream tables say. */
final class StreamsTest {

  private static final Pattern STREAM_NAME = Pattern.compile("`([a-z_0-9]+)`");

  @Test
  void theTableOfCoreStreamsIsThatOfTheCode() {
    Document.README.holds("core streams", table(Tier.CORE));
  }

  @Test
  void theTableOfExtendedStreamsIsThatOfTheCode() {
    if (StreamTable.ALL.stream().anyMatch(each -> each.tier() == Tier.EXTENDED)) {
      Document.README.holds("extended streams", table(Tier.EXTENDED));
    }
  }

  @Test
  void everyCoreStreamBelongsToOneScopeOfTheSetupGuide() {
    List<String> rows =
        Document.README
            .section("### Scopes of the setup guide")
            .lines()
            .filter(each -> each.startsWith("|"))
            .toList();
    for (StreamDefinition stream : StreamTable.ALL) {
      long named = rows.stream().filter(each -> each.contains("`" + stream.name() + "`")).count();
      assertEquals(stream.tier() == Tier.CORE ? 1 : 0, named, stream.name());
    }
  }

  private static List<String> table(Tier tier) {
    List<String> rows = new ArrayList<>();
    rows.add("| Stream | Read once per | Key | Replication | Data access |");
    rows.add("|---|---|---|---|---|");
    StreamTable.ALL.stream()
        .filter(each -> each.tier() == tier)
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

  /** The name of the option says it: PerLegalEntity; a parent list has a noun. */
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
    return names.stream().map(each -> "`" + each + "`").collect(Collectors.joining(", "));
  }

  @Test
  void theTableOfPartsIsThatOfTheCode() {
    List<String> rows =
        new ArrayList<>(List.of("| Field | Streams | Data access |", "|---|---|---|"));
    Set<Endpoint.Include> parts = new LinkedHashSet<>();
    StreamTable.ALL.forEach(each -> parts.addAll(each.endpoint().includes()));
    parts.forEach(
        each ->
            rows.add(
                "| `%s` | %s | %s |".formatted(each.field(), code(with(each)), each.dataAccess())));

    Document.README.holds("parts", rows);
  }

  private static List<String> with(Endpoint.Include part) {
    return StreamTable.ALL.stream()
        .filter(each -> each.endpoint().includes().contains(part))
        .map(StreamDefinition::name)
        .toList();
  }

  @Test
  void everyCoreStreamStandsUnderItsScopeOfTheSetupGuide() {
    String scopes = Document.README.section("### Scopes of the setup guide");
    Set<String> named =
        STREAM_NAME
            .matcher(scopes)
            .results()
            .map(each -> each.group(1))
            .collect(Collectors.toSet());

    assertEquals(
        StreamTable.ALL.stream()
            .filter(each -> each.tier() == Tier.CORE)
            .map(StreamDefinition::name)
            .collect(Collectors.toCollection(TreeSet::new)),
        new TreeSet<>(named));
  }
}
