package io.tappaycor.stream;

/**
 * Which rows of a list belong to a run: some lists hold more legal entities than the configured
 * ones.
 */
public sealed interface RecordFilter {

  /** All of them: the list is asked for by legal entity. */
  record All() implements RecordFilter {}

  /**
   * Those whose field names a configured legal entity.
   *
   * @param field dotted path
   */
  record OfLegalEntity(String field) implements RecordFilter {}

  /**
   * Reports of Report Builder that the setting {@code report_templates} names.
   *
   * @param user the asked value that says whose report it is
   * @param template field of the record
   */
  record OfReport(String user, String template) implements RecordFilter {}

  /**
   * Those whose field names an employee of a configured legal entity.
   *
   * @param field dotted path
   */
  record OfEmployee(String field) implements RecordFilter {}
}
