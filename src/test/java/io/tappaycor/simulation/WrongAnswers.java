package io.tappaycor.simulation;

import io.tappaycor.http.Response;
import io.tappaycor.http.Target;
import io.tappaycor.simulation.WrongAnswer.Forged;
import io.tappaycor.simulation.WrongAnswer.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The wrong answers that the fuzz gives. Those of data say whether a client can tell. */
final class WrongAnswers {

  private static final String EMPLOYEES = "/v2/legalentities/{legalEntityId}/employees";
  private static final String NONE = "The legal entity is invalid or has no TimeOff requests.";

  /** Errors of servers on the way: none of them is Paycor's. */
  private static final List<WrongAnswer> ON_THE_WAY =
      List.of(
          WrongAnswer.of("HTML with 400", Answers.html(400)),
          WrongAnswer.of("HTML with 401", Answers.html(401)),
          WrongAnswer.of("HTML with 403", Answers.html(403)),
          WrongAnswer.of("HTML with 404", Answers.html(404)),
          WrongAnswer.of("HTML with 502", Answers.html(502)),
          WrongAnswer.of("HTML with 200", Answers.html(200)),
          WrongAnswer.of("gateway's 401", Answers.gateway(401, "Unauthorized")),
          WrongAnswer.of("gateway's 403", Answers.gateway(403, "Forbidden")),
          WrongAnswer.of("gateway's 404", Answers.gateway(404, "Resource not found")),
          WrongAnswer.of("gateway's 500", Answers.gateway(500, "Internal server error")),
          WrongAnswer.of("gateway's error with 200", Answers.gateway(200, "Unavailable")),
          WrongAnswer.of("empty 400", Answers.empty(400)),
          WrongAnswer.of("empty 401", Answers.empty(401)),
          WrongAnswer.of("empty 403", Answers.empty(403)),
          WrongAnswer.of("empty 404", Answers.empty(404)),
          WrongAnswer.of("empty 500", Answers.empty(500)),
          WrongAnswer.of("empty 200", Answers.empty(200)),
          WrongAnswer.of("301", Answers.empty(301)),
          WrongAnswer.of("302 to a login page", Answers.html(302)),
          WrongAnswer.of("408", Answers.empty(408)),
          WrongAnswer.of("503 with Retry-After", Answers.asking(Answers.html(503), "5")),
          WrongAnswer.of("504", Answers.html(504)));

  /** Paycor's limits and errors, given for no reason. */
  private static final List<WrongAnswer> OF_PAYCOR =
      List.of(
          WrongAnswer.of("429", Answers.empty(429)),
          WrongAnswer.of("429 with Retry-After", Answers.asking(Answers.empty(429), "7")),
          WrongAnswer.of(
              "quota",
              Answers.gateway(
                  403, "Out of call volume quota. Quota will be replenished in 00:00:30.")),
          WrongAnswer.of("Paycor's 400", Answers.paycor(400, "Bad Request", "It is not valid.")),
          WrongAnswer.of("Paycor's 401", Answers.paycor(401, "Unauthorized", "No token.")),
          WrongAnswer.of("Paycor's 403", Answers.forbidden()),
          new WrongAnswer(
              "Paycor's 404",
              // Of single objects it says that there is none.
              place -> new Forged(Answers.notFound(), isSingle(place))),
          WrongAnswer.of("Paycor's 500", Answers.paycor(500, "Error", "It failed.")),
          WrongAnswer.of("Paycor's error with 200", Answers.paycor(200, "Error", "It failed.")),
          new WrongAnswer(
              "has none",
              place ->
                  new Forged(
                      Answers.paycor(400, "Bad Request", NONE),
                      !place.isContinued()
                          && place.target().template().endsWith("/timeoffrequests"))));

  /** Data that is not what was asked for. */
  private static final List<WrongAnswer> OF_DATA =
      List.of(
          WrongAnswer.of("{}", Answers.of(200, "{}")),
          WrongAnswer.of("null", Answers.of(200, "null")),
          WrongAnswer.of("records: null", Answers.of(200, "{\"records\": null}")),
          WrongAnswer.of(
              "more without a token",
              Answers.of(200, "{\"hasMoreResults\": true, \"records\": []}")),
          new WrongAnswer("204", place -> new Forged(Answers.empty(204), isBlindlyEmpty(place))),
          new WrongAnswer(
              "[]",
              place ->
                  new Forged(Answers.of(200, "[]"), !isSingle(place) && isBlindlyEmpty(place))),
          new WrongAnswer("no records", WrongAnswers::noRecords),
          new WrongAnswer("wrapped in data", WrongAnswers::wrapped),
          new WrongAnswer("in an array", WrongAnswers::inArray),
          new WrongAnswer("bare array", WrongAnswers::bareArray),
          new WrongAnswer("nothing said of more", WrongAnswers::silent),
          new WrongAnswer("last, with a token", WrongAnswers::lastWithToken),
          new WrongAnswer("one record short", WrongAnswers::cut),
          new WrongAnswer("half, and the last", WrongAnswers::half),
          new WrongAnswer("another page of the list", WrongAnswers::otherPage),
          new WrongAnswer("somebody else's", WrongAnswers::somebodyElses),
          new WrongAnswer("another stream's", WrongAnswers::otherStreams),
          new WrongAnswer("another call's of the stream", WrongAnswers::otherCalls),
          new WrongAnswer("cut JSON", WrongAnswers::cutJson));

  /** All of them. */
  static final List<WrongAnswer> ALL =
      Stream.of(ON_THE_WAY, OF_PAYCOR, OF_DATA).flatMap(List::stream).toList();

  private WrongAnswers() {}

  private static boolean isSingle(Place place) {
    return place.sound().status() == 200 && place.page().isSingle();
  }

  private static boolean isEmpty(Place place) {
    return place.page().records().isEmpty();
  }

  /** An empty list is believed, but where employees are known, and in the middle of a list. */
  private static boolean isBlindlyEmpty(Place place) {
    boolean known = place.known() && place.target().template().equals(EMPLOYEES);
    return !place.isContinued() && !isEmpty(place) && !known;
  }

  private static Forged noRecords(Place place) {
    boolean known =
        place.known() && place.target().template().equals(EMPLOYEES) && !place.isContinued();
    return new Forged(
        Answers.of(200, "{\"hasMoreResults\": false, \"records\": []}"),
        !isSingle(place) && !isEmpty(place) && !known);
  }

  private static Forged wrapped(Place place) {
    return Forged.plain(Answers.of(200, "{\"data\": " + text(place.sound()) + "}"));
  }

  private static Forged inArray(Place place) {
    return Forged.plain(Answers.of(200, "[" + text(place.sound()) + "]"));
  }

  private static Forged bareArray(Place place) {
    return new Forged(
        Answers.of(200, place.page().records().toString()),
        place.page().hasMore() && !place.isContinued());
  }

  private static Forged silent(Place place) {
    if (isSingle(place)) {
      return Forged.plain(Answers.of(200, "{}"));
    }
    ObjectNode page = place.page().lastWith(place.page().records());
    page.remove("hasMoreResults");
    return new Forged(
        Answers.of(200, page.toString()), place.page().hasMore() && !place.isContinued());
  }

  private static Forged lastWithToken(Place place) {
    ObjectNode page = place.page().lastWith(place.page().records());
    return Forged.plain(Answers.of(200, page.put("continuationToken", "t-1").toString()));
  }

  private static Forged cut(Place place) {
    List<JsonNode> records = place.page().records();
    if (records.isEmpty() || isSingle(place)) {
      return cutJson(place);
    }
    ObjectNode page = place.page().with(records.subList(0, records.size() - 1));
    return new Forged(Answers.of(200, page.toString()), true);
  }

  private static Forged half(Place place) {
    List<JsonNode> records = place.page().records();
    if (records.isEmpty() || isSingle(place)) {
      return cutJson(place);
    }
    ObjectNode page = place.page().lastWith(records.subList(0, records.size() / 2));
    return new Forged(Answers.of(200, page.toString()), true);
  }

  /** A page that came before is told by its token; one that is to come is not. */
  private static Forged otherPage(Place place) {
    List<Response> pages = new ArrayList<>();
    int own = 0;
    Target first = new Target(place.target().template(), place.target().path(), unpaged(place));
    Optional<Target> next = Optional.of(first);
    while (next.isPresent()) {
      own = next.get().equals(place.target()) ? pages.size() : own;
      Response page = answer(place.paycor(), next.get());
      pages.add(page);
      Optional<String> token = page.status() == 200 ? SoundPage.of(page).next() : Optional.empty();
      next = token.map(text -> first.with("continuationToken", text));
    }
    int other = place.random().nextInt(pages.size());
    return new Forged(pages.get(other), other > own);
  }

  private static List<Target.Parameter> unpaged(Place place) {
    return place.target().query().stream()
        .filter(parameter -> !parameter.name().equals("continuationToken"))
        .toList();
  }

  /** The same call about another employee or legal entity. */
  private static Forged somebodyElses(Place place) {
    String id = place.target().path().split("/", -1)[3];
    List<Target> others =
        place.others().stream()
            .filter(other -> other.template().equals(place.target().template()))
            .filter(other -> !other.path().split("/", -1)[3].equals(id))
            .toList();
    boolean entity = id.equals("501123");
    if (!entity && others.isEmpty()) {
      return cutJson(place);
    }
    String other =
        entity
            ? "777777"
            : others.get(place.random().nextInt(others.size())).path().split("/", -1)[3];
    Response answer =
        answer(
            place.paycor(),
            new Target(
                place.target().template(),
                place.target().path().replace(id, other),
                unpaged(place)));
    return answer.status() == 200
        ? new Forged(answer, !namesOwner(SoundPage.of(answer), entity, id))
        : cutJson(place);
  }

  private static boolean namesOwner(SoundPage page, boolean entity, String id) {
    List<String> fields =
        entity
            ? List.of("/legalEntityId", "/legalEntity/id", "/clientId")
            : List.of("/employeeId", "/employee/id");
    return page.records().stream()
        .flatMap(record -> fields.stream().map(field -> record.at(field).asString("")))
        .anyMatch(owner -> !owner.isEmpty() && !owner.equalsIgnoreCase(id));
  }

  /**
   * What another endpoint answers: told by its keys, if it has others. A single object has none.
   */
  private static Forged otherStreams(Place place) {
    List<Target> others =
        place.others().stream()
            .filter(other -> !other.template().equals(place.target().template()))
            .toList();
    if (others.isEmpty()) {
      return cutJson(place);
    }
    Response answer = answer(place.paycor(), others.get(place.random().nextInt(others.size())));
    if (answer.status() != 200) {
      return cutJson(place);
    }
    SoundPage page = SoundPage.of(answer);
    boolean oneObject = page.isSingle() || (page.content().isArray() && page.records().size() == 1);
    boolean fits =
        page.records().stream()
            .allMatch(record -> StreamKeys.of(place.target().template()).fit(record));
    return new Forged(answer, isSingle(place) ? oneObject : !page.isSingle() && fits);
  }

  /** What the same endpoint answers for other days or another payroll run. */
  private static Forged otherCalls(Place place) {
    List<Target> others =
        place.others().stream()
            .filter(other -> other.path().equals(place.target().path()))
            .filter(other -> !other.query().equals(place.target().query()))
            .filter(other -> !other.query().toString().contains("continuationToken"))
            .toList();
    return others.isEmpty() || place.isContinued()
        ? cutJson(place)
        : new Forged(
            answer(place.paycor(), others.get(place.random().nextInt(others.size()))), true);
  }

  private static Forged cutJson(Place place) {
    byte[] body = place.sound().body();
    byte[] cut = Arrays.copyOf(body, Math.max(0, body.length - 1 - place.random().nextInt(40)));
    return Forged.plain(new Response(200, null, cut));
  }

  private static Response answer(Paycor paycor, Target target) {
    try {
      return paycor.answer(target);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String text(Response answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
