package io.tappaycor.docs;

import io.tappaycor.catalog.SchemaLibrary;
import io.tappaycor.contract.DottedFields;
import io.tappaycor.contract.Joins;
import io.tappaycor.contract.PaycorFacts;
import io.tappaycor.stream.Endpoint;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamDefinition.Tier;
import io.tappaycor.warehouse.Queries;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The page of one stream in docs/streams. */
final class StreamPage {

  private static final List<Joins.Join> JOINS = Joins.all();
  private static final JsonNode GRAINS = PaycorFacts.read("grains.json");

  private final StreamDefinition stream;
  private final List<String> about;
  private final List<String> lines = new ArrayList<>();

  private StreamPage(StreamDefinition stream, List<String> about) {
    this.stream = stream;
    this.about = about;
  }

  /**
   * The lines of the page.
   *
   * @param about the stream's purpose, then its hand-written notes
   */
  static List<String> of(StreamDefinition stream, List<String> about) {
    StreamPage page = new StreamPage(stream, about);
    page.facts();
    page.permission();
    page.listed("Added by the tap", page.added());
    page.listed("Joins", page.joins());
    page.listed("Notes", page.caveats());
    page.section("Fields", FieldTable.of(stream));
    if (stream.tier() == Tier.CORE) {
      page.section("Sample row", SampleRow.of(stream));
      page.section("Queries", Queries.page(stream.name()));
    }
    return page.lines;
  }

  private void facts() {
    lines.add("# " + stream.name());
    lines.add("");
    lines.add(about.get(0));
    lines.add("");
    lines.add("- Grain: " + GRAINS.path(stream.name()).asString("?"));
    lines.add("- Endpoint: `GET " + stream.endpoint().path() + "`");
    lines.add("- Read once per " + StreamWords.oncePer(stream.partitioning()));
    lines.add("- Key: " + StreamWords.code(stream.keyProperties()));
    lines.add("- Replication: " + StreamWords.replication(stream).strip());
    lines.add("- Freshness: " + StreamWords.freshness(stream));
    lines.add(
        (stream.tier() == Tier.CORE ? "- Selected by default" : "- Not selected by default")
            + (stream.sensitiveFields().isEmpty() ? "" : "; sensitive fields only by name"));
  }

  private void permission() {
    List<String> rows = new ArrayList<>(List.of("| Data access | For |", "|---|---|"));
    Set<String> needs = new LinkedHashSet<>();
    access(needs, stream.endpoint(), "the stream");
    StreamWords.parents(stream)
        .forEach(list -> access(needs, list.endpoint(), "the list of " + list.noun()));
    stream.endpoint().includes().stream()
        .filter(include -> !include.dataAccess().isEmpty())
        .forEach(
            include ->
                needs.add(need(include.dataAccess(), "the field `" + include.field() + "`")));
    rows.addAll(needs);
    section("Permission", rows);
  }

  private static void access(Set<String> needs, Endpoint endpoint, String what) {
    endpoint.dataAccess().forEach(name -> needs.add(need(name, what)));
    if (endpoint.dataAccess().isEmpty()) {
      needs.add(need("none documented", what));
    }
  }

  private static String need(String access, String what) {
    return "| " + access + " | " + what + " |";
  }

  private List<String> added() {
    return stream.added().stream()
        .map(field -> "`" + field.name() + "`: " + StreamWords.added(field))
        .toList();
  }

  private List<String> joins() {
    return JOINS.stream()
        .filter(join -> join.stream().equals(stream.name()))
        .map(join -> "`" + join.path() + "`: " + link(join.target()) + cast(join))
        .toList();
  }

  private static String cast(Joins.Join join) {
    String here = type(join.stream(), join.path());
    String there = type(join.target().stream(), join.target().field());
    return here.equals(there)
        ? ""
        : "; %s here and %s there: `cast(… as text)`".formatted(here, there);
  }

  private static String type(String stream, String field) {
    String type = DottedFields.of(SchemaLibrary.schemaOf(stream)).getOrDefault(field, "");
    return type.equals("string") ? "text" : type;
  }

  private static String link(Joins.Target target) {
    return "`%s` of [%s](%s.md)".formatted(target.field(), target.stream(), target.stream());
  }

  private List<String> caveats() {
    List<String> caveats = new ArrayList<>(about.subList(1, about.size()));
    caveats.addAll(StreamCaveats.of(stream));
    return caveats;
  }

  private void listed(String title, List<String> items) {
    if (!items.isEmpty()) {
      section(title, items.stream().map(item -> "- " + item).toList());
    }
  }

  private void section(String title, List<String> body) {
    lines.add("");
    lines.add("## " + title);
    lines.add("");
    lines.addAll(body);
  }
}
