package io.tappaycor.contract;

import io.tappaycor.contract.PaycorFacts.EndpointFacts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Compares an operation with the facts about its endpoint. */
final class EndpointComparison {

  private static final String INCLUDE = "include";

  private final EndpointFacts facts;
  private final ApiOperation operation;
  private final Consumer<String> report;

  EndpointComparison(EndpointFacts facts, ApiOperation operation, Consumer<String> report) {
    this.facts = facts;
    this.operation = operation;
    this.report = report;
  }

  void compare() {
    if (operation.isDeprecated()) {
      report.accept("deprecated");
    }
    differ("shape", facts.shape(), operation.shape());
    compareFields();
    compareParameters();
    compareAccess();
    compareIncludeAccess();
    compareDates();
  }

  private void compareFields() {
    ApiFields theirs = ApiFields.of(operation.record());
    Map<String, Kind> ours = FactFields.of(facts.record());
    theirs
        .fields()
        .forEach(
            (field, kind) -> {
              if (ours.containsKey(field)) {
                compareKind(field, ours.get(field), kind);
              } else if (isWithin(field, ours)) {
                report.accept("new field: " + field + " (" + kind.name() + ")");
              }
            });
    ours.keySet().stream()
        .filter(field -> !theirs.fields().containsKey(field) && isWithin(field, theirs.fields()))
        .forEach(field -> report.accept("field gone: " + field));
    theirs.deprecated().forEach(field -> report.accept("field deprecated: " + field));
  }

  private void compareKind(String field, Kind ours, Kind theirs) {
    differ("type of " + field, ours.name(), theirs.name());
    if (ours.optional() != theirs.optional()) {
      report.accept(field + (theirs.optional() ? " may be null" : " is never null"));
    }
  }

  /** A new or removed object is reported once, without its fields. */
  private static boolean isWithin(String field, Map<String, Kind> fields) {
    return !field.contains(".") || fields.containsKey(field.substring(0, field.lastIndexOf('.')));
  }

  private void compareParameters() {
    Map<String, ApiOperation.Parameter> theirs = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    theirs.putAll(operation.parameters());
    Map<String, String> ours = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    ours.putAll(facts.parameters());
    theirs.forEach(
        (name, parameter) -> {
          String need = parameter.kind().optional() ? "" : ", required";
          if (ours.containsKey(name)) {
            compareParameter(parameter, ours.get(name));
          } else {
            report.accept("new parameter: " + name + " (" + parameter.kind().name() + need + ")");
          }
          if (parameter.deprecated()) {
            report.accept("parameter deprecated: " + name);
          }
        });
    ours.keySet().stream()
        .filter(name -> !theirs.containsKey(name))
        .forEach(name -> report.accept("parameter gone: " + name));
  }

  private void compareParameter(ApiOperation.Parameter theirs, String ours) {
    String subject = "parameter " + theirs.name();
    String kind = ours.replaceAll(" of .*", "");
    differ("type of " + subject, kind.replace("?", ""), theirs.kind().name());
    if (kind.contains("?") != theirs.kind().optional()) {
      report.accept(subject + (theirs.kind().optional() ? " is optional" : " is required"));
    }
    Collection<String> values = facts.values(theirs.name());
    minus(theirs.values(), values)
        .forEach(value -> report.accept(subject + ": new value " + value));
    minus(values, theirs.values())
        .forEach(value -> report.accept(subject + ": value gone: " + value));
  }

  private static List<String> minus(Collection<String> values, Collection<String> others) {
    return values.stream().filter(value -> !others.contains(value)).toList();
  }

  private void compareAccess() {
    String theirs = DataAccessText.names(operation.text());
    if (!DataAccessText.isExactly(theirs, facts.dataAccess())) {
      differ("data access", String.join("; ", facts.dataAccess()), theirs);
    }
  }

  private void compareIncludeAccess() {
    ApiOperation.Parameter include = operation.parameters().get(INCLUDE);
    if (include != null) {
      compareTexts(
          "data access of include ",
          facts.partAccess(),
          DataAccessText.ofIncludes(include.text(), include.values()));
    }
  }

  private void compareDates() {
    String text =
        operation.parameters().values().stream()
            .map(ApiOperation.Parameter::text)
            .collect(Collectors.joining("\n", operation.text() + "\n", ""));
    compareTexts("date rule ", facts.dates(), DateRules.in(text));
  }

  private void compareTexts(String what, Map<String, String> ours, Map<String, String> theirs) {
    TreeSet<String> names = new TreeSet<>(ours.keySet());
    names.addAll(theirs.keySet());
    names.forEach(
        name -> differ(what + name, ours.getOrDefault(name, ""), theirs.getOrDefault(name, "")));
  }

  private void differ(String what, String ours, String theirs) {
    if (!ours.equals(theirs)) {
      report.accept(what + ": " + orNone(theirs) + ", was " + orNone(ours));
    }
  }

  private static String orNone(String text) {
    return text.isEmpty() ? "none" : text;
  }
}
