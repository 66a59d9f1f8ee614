package io.tappaycor.simulation;

import io.tappaycor.http.Response;
import io.tappaycor.http.Target;
import io.tappaycor.stream.StreamTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A Paycor of which some calls are answered by somebody else. Safe for many threads. */
final class Tampered implements Paycor {

  /** Gives the answer to a call in the place of Paycor, or what Paycor answers. */
  @FunctionalInterface
  interface Rule {

    /**
     * The answer.
     *
     * @param number 1 for the first call that the rule is for
     * @param paycor to ask for its own answer
     */
    Response answer(Target target, int number, Paycor paycor) throws IOException;
  }

  private static final String ANY = "";

  private final Paycor paycor;
  private final Map<String, Rule> rules = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Target> calls = new ArrayList<>();

  Tampered(Paycor paycor) {
    this.paycor = paycor;
  }

  /** Calls of this path, which some stream has to have, are answered by the rule. */
  Tampered at(String template, Rule rule) {
    boolean isKnown =
        StreamTable.ALL.stream().anyMatch(stream -> stream.endpoint().path().equals(template));
    if (!isKnown) {
      throw new IllegalArgumentException("No stream has " + template);
    }
    rules.put(template, rule);
    return this;
  }

  /** Calls that have no rule of their own are answered by this one. */
  Tampered anywhere(Rule rule) {
    rules.put(ANY, rule);
    return this;
  }

  @Override
  public Response answer(Target target) throws IOException {
    Rule rule;
    int number;
    synchronized (this) {
      calls.add(target);
      String place = rules.containsKey(target.template()) ? target.template() : ANY;
      rule = rules.getOrDefault(place, (any, count, good) -> good.answer(any));
      number = numbers.merge(place, 1, Integer::sum);
    }
    return rule.answer(target, number, paycor);
  }

  /** All calls so far. */
  synchronized List<Target> calls() {
    return List.copyOf(calls);
  }

  /** The calls of a path so far. */
  List<Target> calls(String template) {
    return calls().stream().filter(target -> target.template().equals(template)).toList();
  }

  /** The value of a query parameter; empty if there is none. */
  static String asked(Target target, String parameter) {
    return target.query().stream()
        .filter(query -> query.name().equals(parameter))
        .map(Target.Parameter::value)
        .findFirst()
        .orElse("");
  }
}
