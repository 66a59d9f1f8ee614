package io.tappaycor.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /** Those that mean this user's view of a template; none if it is not among them. */
  public List<Report> naming(String user, String template) {
    return reports.stream()
        .filter(report -> report.isOf(user) && report.templateId().equalsIgnoreCase(template))
        .toList();
  }

  /** Reads an array of {@code templateId} or {@code userId/templateId}, or the text of one. */
  static SettingType<ReportChoice> type() {
    return new SettingType<>(List.of("array", "string"), false, ReportChoice::parse);
  }

  private static ReportChoice parse(JsonNode value) throws InvalidValueException {
    List<Report> reports = new ArrayList<>();
    for (String text : TextList.texts(value)) {
      if (!text.matches("[A-Za-z0-9-]{1,100}(/[A-Za-z0-9-]{1,100})?")) {
        throw new InvalidValueException(
            "needs to be an array of \"templateId\" or \"userId/templateId\"");
      }
      int slash = text.indexOf('/');
      reports.add(
          new Report(
              slash < 0 ? Optional.empty() : Optional.of(text.substring(0, slash)),
              text.substring(slash + 1)));
    }
    return new ReportChoice(reports);
  }
}
