package io.tappaycor.summary;

/**
 * How a run or a stream ended, for people.
 *
 * @param color the class of the style sheet
 */
record Outcome(String words, String color) {

  /** Of a run. */
  static Outcome of(int exitCode, boolean everythingPermitted) {
    return switch (exitCode) {
      case 0 ->
          everythingPermitted
              ? new Outcome("Complete", "good")
              : new Outcome("Complete, but for what is not permitted", "warn");
      case 3 -> new Outcome("Paycor refused the login: see the log", "bad");
      case 4 -> new Outcome("Incomplete: Paycor could not be read in full", "bad");
      case 5 -> new Outcome("Incomplete: some data could not be stored", "bad");
      case 6, 7 -> new Outcome("Incomplete: the target failed or ended early", "bad");
      case 130, 143 -> new Outcome("Stopped; the next run goes on", "warn");
      default -> new Outcome("Failed with exit code " + exitCode, "bad");
    };
  }

  /** Of a stream, by its result in the summary. */
  static Outcome ofStream(String result) {
    return switch (result) {
      case "complete" -> new Outcome("complete", "good");
      case "partly_skipped" -> new Outcome("some legal entities not permitted", "warn");
      case "skipped" -> new Outcome("not permitted", "warn");
      case "cut", "not_started" -> new Outcome("not finished", "warn");
      default -> new Outcome("failed", "bad");
    };
  }
}
