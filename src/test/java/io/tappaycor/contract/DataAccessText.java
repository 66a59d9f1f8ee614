package io.tappaycor.contract;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The data access names in the text of an endpoint or of its include parameter. */
final class DataAccessText {

  private static final Pattern NAMES =
      Pattern.compile("(?i)data access(?: required)?\\s*[:=]\\s*([^\\n<]*)");
  private static final Pattern SEPARATORS = Pattern.compile("(?i)\\band\\b|[\\s,;.&*+-]");

  private DataAccessText() {}

  /** All names in a text; empty if there are none. */
  static String names(String text) {
    StringBuilder names = new StringBuilder();
    Matcher matcher = NAMES.matcher(text);
    while (matcher.find()) {
      names.append(names.isEmpty() ? "" : "; ").append(matcher.group(1).strip());
    }
    return names.toString();
  }

  /** Whether these names, and no others, make up a text. */
  static boolean isExactly(String text, Collection<String> names) {
    String rest = text;
    for (String name : names.stream().sorted((a, b) -> b.length() - a.length()).toList()) {
      if (!rest.contains(name)) {
        return false;
      }
      rest = rest.replace(name, " ");
    }
    return SEPARATORS.matcher(rest).replaceAll("").isEmpty();
  }

  /** The names for single includes, such as {@code AmountData = View Employee Earnings Amounts}. */
  static Map<String, String> ofIncludes(String text, Collection<String> includes) {
    Map<String, String> names = new TreeMap<>();
    for (String include : includes) {
      Matcher matcher =
          Pattern.compile("(?m)\\b" + Pattern.quote(include) + "\\s*[=:]\\s*([^\\n<]+)")
              .matcher(text);
      if (matcher.find()) {
        names.put(include, matcher.group(1).strip());
      }
    }
    return names;
  }
}
