package io.tappaycor.contract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rules for dates in the text of an endpoint, under the names that the facts use. */
final class DateRules {

  private static final String YEAR = "365";
  private static final Pattern STATEMENT = Pattern.compile("[\\n*]+|(?<=\\.)\\s+");
  private static final Pattern ABOUT_DATES =
      Pattern.compile("(?i)\\b(dates?|days?|weeks?|months?|years?|future|past|range|period)\\b");
  private static final Pattern RULE =
      Pattern.compile(
          "(?i)must|cannot|can ?not|can't|may not|should not|no (greater|more|longer) than"
              + "|at most|up to|maximum|exceed|limit|within|less than");
  private static final Pattern DAYS = Pattern.compile("(?i)(\\d+)[- ]*days?\\b");
  private static final Pattern YEARS_AGO =
      Pattern.compile("(?i)\\b(one|1|a) year (ago|back|in the past|old)");
  private static final Pattern AGO = Pattern.compile("(?i)days? (ago|back|in the past|old)");
  private static final Pattern FUTURE = Pattern.compile("(?i)start.*\\bfuture\\b");

  private DateRules() {}

  /** The rules by name; a statement that is not understood is a rule of its own. */
  static Map<String, String> in(String text) {
    Map<String, String> rules = new TreeMap<>();
    for (String statement : statements(text)) {
      Matcher days = DAYS.matcher(statement);
      if (YEARS_AGO.matcher(statement).find()) {
        rules.put("maxAgeDays", YEAR);
      } else if (days.find()) {
        String rule = AGO.matcher(statement).find() ? "maxAgeDays" : "maxRangeDays";
        rules.put(rule, days.group(1));
      } else if (FUTURE.matcher(statement).find()) {
        rules.put("startNotInFuture", "true");
      } else {
        rules.put("\"" + statement + "\"", "stated");
      }
    }
    return rules;
  }

  private static List<String> statements(String text) {
    return Stream.of(STATEMENT.split(text))
        .map(String::strip)
        .filter(statement -> ABOUT_DATES.matcher(statement).find())
        .filter(statement -> RULE.matcher(statement).find())
        .toList();
  }
}
