package io.tappaycor.sandbox.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One row in a table of endpoints: what a path takes, requires and returns.
 *
 * @param method the HTTP method that reads it
 * @param path the path as in Paycor's API document
 * @param dataAccess the required permissions, all of them
 * @param whenEmpty the detail of the status 400 for an empty list, if one has been seen
 */
public record Endpoint(
    String method,
    String path,
    Shape shape,
    List<String> dataAccess,
    List<Parameter> parameters,
    WindowRule window,
    List<Include> includes,
    Optional<String> whenEmpty,
    Function<Call, Rows> source) {

  /** An endpoint that returns pages. */
  public static Endpoint page(String path, String dataAccess, Function<Call, Rows> source) {
    return of(path, Shape.PAGE, dataAccess, source).with(Parameter.text(Query.CONTINUATION_TOKEN));
  }

  /** An endpoint that returns an array. */
  public static Endpoint array(String path, String dataAccess, Function<Call, Rows> source) {
    return of(path, Shape.ARRAY, dataAccess, source);
  }

  /** An endpoint that returns a single object. */
  public static Endpoint object(String path, String dataAccess, Function<Call, Rows> source) {
    return of(path, Shape.OBJECT, dataAccess, source);
  }

  private static Endpoint of(
      String path, Shape shape, String dataAccess, Function<Call, Rows> source) {
    return new Endpoint(
        "GET",
        path,
        shape,
        dataAccess.isEmpty() ? List.of() : List.of(dataAccess),
        List.of(),
        WindowRule.ANY,
        List.of(),
        Optional.empty(),
        source);
  }

  /** The same endpoint, read with a POST of a JSON object. */
  public Endpoint posted() {
    return new Endpoint(
        "POST", path, shape, dataAccess, parameters, window, includes, whenEmpty, source);
  }

  /** Also takes these parameters. */
  public Endpoint with(Parameter... more) {
    return new Endpoint(
        method,
        path,
        shape,
        dataAccess,
        joined(parameters, List.of(more)),
        window,
        includes,
        whenEmpty,
        source);
  }

  /** Requires a start and an end date that comply with the rule. */
  public Endpoint within(WindowRule rule) {
    return withinOptionally(rule, true);
  }

  /** Takes a start and an end date that comply with the rule. */
  public Endpoint withinOptionally(WindowRule rule, boolean required) {
    Parameter start = Parameter.date(WindowRule.START);
    Parameter end = Parameter.date(WindowRule.END);
    List<Parameter> dates =
        required ? List.of(start.mandatory(), end.mandatory()) : List.of(start, end);
    return new Endpoint(
        method,
        path,
        shape,
        dataAccess,
        joined(parameters, dates),
        rule,
        includes,
        whenEmpty,
        source);
  }

  /** Returns null for these fields unless {@code include} names them. */
  public Endpoint including(Include... includable) {
    List<String> names =
        Stream.concat(Stream.of("All"), Stream.of(includable).map(Include::name)).toList();
    return new Endpoint(
        method,
        path,
        shape,
        dataAccess,
        joined(parameters, List.of(Parameter.choices("include", names))),
        window,
        List.of(includable),
        whenEmpty,
        source);
  }

  /** Answers an empty list with status 400 and this detail. */
  public Endpoint refusingEmpty(String detail) {
    return new Endpoint(
        method, path, shape, dataAccess, parameters, window, includes, Optional.of(detail), source);
  }

  /** Needs another data access, too. */
  public Endpoint alsoNeeding(String access) {
    return new Endpoint(
        method,
        path,
        shape,
        joined(dataAccess, List.of(access)),
        parameters,
        window,
        includes,
        whenEmpty,
        source);
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }
}
