package io.tappaycor.config;

import io.tappaycor.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The reports of Report Builder that the user named in {@code report_templates}. Ids are compared
 * in any case of letters.
 */
public record ReportChoice(List<Report> reports) {

  /** No report. */
  public static final ReportChoice NONE = new ReportChoice(List.of());

  public ReportChoice {
    reports = List.copyOf(reports);
  }

  /**
   * A report.
   *
   * @param userId whose view of it is read; empty for that of everyone who has it
   */
  public record Report(Optional<String> userId, String templateId) {

    private boolean isOf(String user) {
      return userId.map(user::equalsIgnoreCase).orElse(true);
    }
  }

  /** Whether a report of this user may be among them. */
  public boolean namesReportsOf(String user) {
    return reports.stream().anyMatch(report -> report.isOf(user));
  }

  /** Whether this view of a template is among them. */
  public boolean names(String user, String template) {
    return reports.stream()
        .anyMatch(report -> report.isOf(user) && report.templateId().equalsIgnoreCase(template));
  }

  /** Reads an array of {@code templateId} or {@code userId/templateId}, or the text of one. */
  static SettingType<ReportChoice> type() {
    return new SettingType<>(List.of("array", "string"), false, ReportChoice::parse);
  }

  private static ReportChoice parse(JsonNode value) throws InvalidValueException {
    List<Report> reports = new ArrayList<>();
    for (JsonNode element : elements(value)) {
      String[] parts = element.isString() ? element.stringValue().strip().split("/", -1) : parts();
      boolean valid = parts.length == 1 || parts.length == 2;
      for (String part : parts) {
        valid &= part.matches("[A-Za-z0-9-]{1,100}");
      }
      if (!valid) {
        throw new InvalidValueException(
            "needs to be an array of \"templateId\" or \"userId/templateId\"");
      }
      reports.add(
          new Report(
              parts.length == 2 ? Optional.of(parts[0]) : Optional.empty(),
              parts[parts.length - 1]));
    }
    if (reports.isEmpty()) {
      throw new InvalidValueException(
          "is an empty array: name at least one report, or leave it out");
    }
    return new ReportChoice(reports);
  }

  private static String[] parts() {
    return new String[0];
  }

  /** The environment has arrays as text: {@code ["a","b"]} or {@code a,b}. */
  private static Iterable<JsonNode> elements(JsonNode value) throws InvalidValueException {
    if (value.isArray()) {
      return value;
    }
    String text = value.isString() ? value.stringValue().strip() : "";
    if (!text.startsWith("[")) {
      List<JsonNode> split = new ArrayList<>();
      for (String part : text.split(",", -1)) {
        split.add(Json.NODES.stringNode(part));
      }
      return split;
    }
    try {
      return Json.read(text.getBytes(StandardCharsets.UTF_8));
    } catch (JacksonException notAnArray) {
      throw new InvalidValueException("is not a JSON array: copy it again");
    }
  }
}
