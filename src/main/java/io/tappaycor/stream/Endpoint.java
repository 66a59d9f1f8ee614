package io.tappaycor.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One readable endpoint of Paycor's API document.
 *
 * @param path the path template, spelled as the document spells it
 * @param shape what a good answer looks like
 * @param query fixed and contextual query parameters
 * @param includes parts that come only when asked for
 * @param dataAccess names to enable in the developer portal; empty where none is needed
 * @param rest rows that the list may leave out
 * @param body JSON that is posted; empty if the endpoint is read with GET
 */
public record Endpoint(
    String path,
    Shape shape,
    List<QueryParameter> query,
    List<Include> includes,
    List<String> dataAccess,
    Optional<Rest> rest,
    Optional<String> body) {

  /** What a good answer looks like. */
  public sealed interface Shape {
    /**
     * Pages of {@code records} with a continuation token, or a bare array.
     *
     * @param mayBeNone whether a 400 that says "has no …" was seen in place of an empty list
     * @param isArray whether the API document says that it is a bare array
     */
    record Pages(boolean mayBeNone, boolean isArray) implements Shape {

      /** Pages that are never a 400. */
      public Pages() {
        this(false, false);
      }
    }

    /** A single object, which is the record. */
    record Single() implements Shape {}

    /** A single object with an array of records under one name. */
    record Wrapped(String rows) implements Shape {}

    /** A report of Report Builder: its headers, its rows, and how many rows it has in total. */
    record Report() implements Shape {}
  }

  /** A query parameter that every call of the endpoint carries. */
  public sealed interface QueryParameter {
    /** The parameter's name. */
    String name();

    /** Always the same value. */
    record Fixed(String name, String value) implements QueryParameter {}

    /**
     * What this call asks for: the payroll run, the pay group.
     *
     * @param of the asked value's name, where it is another one
     */
    record Asked(String name, String of) implements QueryParameter {

      /** What is asked for under the same name. */
      public Asked(String name) {
        this(name, name);
      }
    }

    /**
     * The day of what this call asks for, as the days of windows are sent.
     *
     * @param of the asked value's name
     */
    record AskedDay(String name, String of) implements QueryParameter {}
  }

  /**
   * A part of the record that the endpoint sends only if asked.
   *
   * @param value the value of the {@code include} query parameter
   * @param field dotted path of a field that it fills
   * @param dataAccess the part's own permission; empty where it has none
   */
  public record Include(String value, String field, String dataAccess) {}

  /**
   * Rows that a list may leave out unless they are asked for, so that it is read once more with a
   * query parameter. Rows that came in the first reading are passed over in the second.
   *
   * @param name of the query parameter
   * @param value that brings the rest
   * @param id top-level field that tells the rows apart
   */
  public record Rest(String name, String value, String id) {}

  public Endpoint {
    query = List.copyOf(query);
    includes = List.copyOf(includes);
    dataAccess = List.copyOf(dataAccess);
  }

  /** A paged endpoint. */
  public static Endpoint pages(String path, String... dataAccess) {
    return of(path, new Shape.Pages(), dataAccess);
  }

  /** An endpoint that answers with a bare array. */
  public static Endpoint array(String path, String... dataAccess) {
    return of(path, new Shape.Pages(false, true), dataAccess);
  }

  /** An endpoint that answers with one object. */
  public static Endpoint single(String path, String... dataAccess) {
    return of(path, new Shape.Single(), dataAccess);
  }

  /** An endpoint that answers with one object, whose records lie under a name. */
  public static Endpoint wrapped(String path, String rows, String... dataAccess) {
    return of(path, new Shape.Wrapped(rows), dataAccess);
  }

  /** An endpoint that answers with a report. */
  public static Endpoint report(String path, String... dataAccess) {
    return of(path, new Shape.Report(), dataAccess);
  }

  private static Endpoint of(String path, Shape shape, String... dataAccess) {
    return new Endpoint(
        path, shape, List.of(), List.of(), List.of(dataAccess), Optional.empty(), Optional.empty());
  }

  /** The same endpoint, read once more for rows that it may leave out. */
  public Endpoint alsoReading(Rest others) {
    return new Endpoint(path, shape, query, includes, dataAccess, Optional.of(others), body);
  }

  /** The same endpoint, which is asked with POST for all that it has. */
  public Endpoint posting() {
    return new Endpoint(path, shape, query, includes, dataAccess, rest, Optional.of("{}"));
  }

  /** The same endpoint, with a query parameter more. */
  public Endpoint with(QueryParameter parameter) {
    List<QueryParameter> more = new ArrayList<>(query);
    more.add(parameter);
    return new Endpoint(path, shape, more, includes, dataAccess, rest, body);
  }

  /** The same endpoint, which answers an empty list with a 400 that says "has no …". */
  public Endpoint answeringNone() {
    return new Endpoint(
        path, new Shape.Pages(true, false), query, includes, dataAccess, rest, body);
  }

  /** The same endpoint, with an optional part more. */
  public Endpoint including(String value, String field, String access) {
    List<Include> more = new ArrayList<>(includes);
    more.add(new Include(value, field, access));
    return new Endpoint(path, shape, query, more, dataAccess, rest, body);
  }
}
