package io.tappaycor.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The models in {@code dbt/}, rendered and built without dbt: references, sources, variables and
 * the one macro. An expression that is none of these fails.
 */
final class DbtProject {

  private static final Path MODELS = Path.of("dbt", "models");
  private static final Path HISTORY = MODELS.resolve("history");
  private static final Pattern EXPRESSION = Pattern.compile("\\{\\{ (\\w+)\\(([^}]*)\\) }}");
  private static final Pattern REFERENCE = Pattern.compile("\\{\\{ ref\\('(\\w+)'\\) }}");

  /** How a target names columns: the values of the variable {@code paycor_column_names}. */
  enum Names {
    EXACT,
    LOWER,
    SNAKE;

    String column(String name) {
      return switch (this) {
        case EXACT -> '"' + name + '"';
        case LOWER -> name.toLowerCase(Locale.ROOT);
        case SNAKE -> name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
      };
    }
  }

  private final Map<String, String> models = new TreeMap<>();
  private final Names names;
  private final String source;
  private final String target;

  private DbtProject(Names names, String source, String target) {
    this.names = names;
    this.source = source;
    this.target = target;
  }

  /**
   * The project as it stands.
   *
   * @param source the database schema that the target writes to
   * @param target the one that the models go to
   */
  static DbtProject of(Names names, String source, String target) {
    return read(names, source, target, file -> !file.startsWith(HISTORY));
  }

  /** The models of what an append-only target keeps. */
  static DbtProject ofHistory(Names names, String source, String target) {
    return read(names, source, target, file -> file.startsWith(HISTORY));
  }

  private static DbtProject read(
      Names names, String source, String target, Predicate<Path> chosen) {
    DbtProject project = new DbtProject(names, source, target);
    try (Stream<Path> files = Files.walk(MODELS).filter(chosen)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".sql")).toList()) {
        String name = file.getFileName().toString().replace(".sql", "");
        project.models.put(name, Files.readString(file));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return project;
  }

  Set<String> models() {
    return models.keySet();
  }

  /** Builds all models, each after those that it refers to. */
  void build(Connection connection) throws SQLException {
    connection.createStatement().execute("drop schema if exists " + target + " cascade");
    connection.createStatement().execute("create schema " + target);
    for (String model : inOrder()) {
      String sql = rendered(models.get(model));
      connection
          .createStatement()
          .execute("create table %s.%s as %s".formatted(target, model, sql));
    }
  }

  private Set<String> inOrder() {
    Set<String> order = new LinkedHashSet<>();
    models.keySet().forEach(model -> visit(model, order, new LinkedHashMap<>()));
    return order;
  }

  private void visit(String model, Set<String> order, Map<String, Boolean> above) {
    String sql = models.get(model);
    if (sql == null || above.put(model, true) != null) {
      throw new IllegalStateException("No model, or one that refers to itself: " + model);
    }
    Matcher reference = REFERENCE.matcher(sql);
    while (reference.find()) {
      visit(reference.group(1), order, above);
    }
    above.remove(model);
    order.add(model);
  }

  private String rendered(String sql) {
    String rendered =
        EXPRESSION
            .matcher(sql)
            .replaceAll(
                call ->
                    Matcher.quoteReplacement(value(call.group(1), call.group(2).split(", ", -1))));
    if (rendered.contains("{{") || rendered.contains("{%")) {
      throw new IllegalStateException("An expression that the tests cannot render: " + rendered);
    }
    return rendered;
  }

  private String value(String function, String[] arguments) {
    String first = text(arguments[0]);
    return switch (function) {
      case "ref" -> target + "." + first;
      case "source" -> source + "." + text(arguments[1]);
      case "paycor_column" -> names.column(first);
      case "var" ->
          switch (first) {
            case "paycor_today" -> Warehouse.TODAY;
            case "paycor_schema" -> source;
            default -> text(arguments[1]);
          };
      default ->
          throw new IllegalStateException("No function of dbt that is used here: " + function);
    };
  }

  private static String text(String quoted) {
    return quoted.replaceAll("^'|'$", "");
  }
}
