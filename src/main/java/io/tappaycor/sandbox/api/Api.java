package io.tappaycor.sandbox.api;

import io.tappaycor.sandbox.company.Company;
import io.tappaycor.sandbox.company.Employee;
import io.tappaycor.sandbox.company.World;
import io.tappaycor.sandbox.endpoint.Call;
import io.tappaycor.sandbox.endpoint.Endpoint;
import io.tappaycor.sandbox.endpoint.Include;
import io.tappaycor.sandbox.endpoint.Query;
import io.tappaycor.sandbox.endpoint.Rows;
import io.tappaycor.sandbox.endpoint.Shape;
import io.tappaycor.sandbox.http.Refusal;
import io.tappaycor.sandbox.http.Reply;
import io.tappaycor.sandbox.http.Request;
import io.tappaycor.sandbox.paging.Pager;
import io.tappaycor.sandbox.settings.ServerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers the calls that pass the gateway, from the table of endpoints. */
public final class Api {

  private final List<Route> routes;
  private final World world;
  private final Permissions permissions;
  private final Pager pager;
  private final boolean drift;
  private final boolean changes;
  private final KeptAnswers kept = new KeptAnswers();

  /** Creates the API of a world. */
  public Api(List<Endpoint> endpoints, World world, ServerSettings settings) {
    this.routes = endpoints.stream().map(Route::new).toList();
    this.world = world;
    this.permissions = new Permissions(settings, world);
    this.drift = settings.drift();
    this.changes = settings.changes();
    this.pager = new Pager(settings.pageSize());
  }

  /** Answers a call, or repeats an earlier answer to the same call. */
  public Reply answer(Request request) {
    Optional<Reply> before = kept.find(request);
    if (before.isPresent()) {
      return before.get();
    }
    Reply reply = invent(request);
    kept.keep(request, reply);
    return reply;
  }

  private Reply invent(Request request) {
    for (Route route : routes) {
      Optional<Map<String, String>> values = route.match(request.path());
      if (values.isPresent()) {
        checkMethod(route.endpoint(), request);
        return Reply.json(200, body(route.endpoint(), values.get(), request));
      }
    }
    throw Refusal.notFound("The resource does not exist.");
  }

  private static void checkMethod(Endpoint endpoint, Request request) {
    if (!request.method().equals(endpoint.method())) {
      throw Refusal.methodNotAllowed();
    }
    if (request.method().equals("POST") && !request.body().strip().startsWith("{")) {
      throw Refusal.badRequest("The request body is not valid.");
    }
  }

  private JsonNode body(Endpoint endpoint, Map<String, String> values, Request request) {
    permissions.checkEndpoint(endpoint);
    Optional<Employee> employee = Optional.empty();
    Company company = world.companies().get(0);
    if (values.containsKey("legalEntityId")) {
      company =
          world
              .company(values.getOrDefault("legalEntityId", ""))
              .orElseThrow(() -> Refusal.notFound("The legal entity does not exist."));
    } else if (values.containsKey("employeeId")) {
      employee = world.employee(values.getOrDefault("employeeId", ""));
      company =
          employee.orElseThrow(() -> Refusal.notFound("The employee does not exist.")).company();
    }
    if (values.containsKey("tenantId") && !world.isTenant(values.getOrDefault("tenantId", ""))) {
      throw Refusal.notFound("The tenant does not exist.");
    }
    boolean about = values.containsKey("legalEntityId") || employee.isPresent();
    if (about) {
      permissions.checkSubject(company, employee);
    }
    Query query = Query.checked(request.query(), endpoint.parameters());
    permissions.checkIncludes(endpoint, query);
    endpoint.window().check(query, world.settings().asOf());
    Rows rows = endpoint.source().apply(new Call(world, company, employee, values, query));
    Rows answered = withoutUnasked(changes ? changing(endpoint).of(rows) : rows, endpoint, query);
    return wrap(endpoint, drift ? DriftingRows.of(answered) : answered, request, query);
  }

  /** Only the lists of a legal entity or an employee lose records. */
  private ChangingRows changing(Endpoint endpoint) {
    boolean list = endpoint.shape() == Shape.PAGE || endpoint.shape() == Shape.ARRAY;
    boolean about =
        endpoint.path().contains("{legalEntityId}") || endpoint.path().contains("{employeeId}");
    return new ChangingRows(world.settings().seed(), world.settings().asOf(), list && about);
  }

  private JsonNode wrap(Endpoint endpoint, Rows rows, Request request, Query query) {
    if (endpoint.shape() == Shape.PAGE) {
      ObjectNode page = pager.page(rows, request, query);
      if (endpoint.whenEmpty().isPresent() && page.path("records").isEmpty()) {
        throw Refusal.badRequest(endpoint.whenEmpty().get());
      }
      return page;
    }
    List<ObjectNode> all = new ArrayList<>();
    for (int unit = 0; unit < rows.units(); unit++) {
      all.addAll(rows.unit().apply(unit));
    }
    if (endpoint.shape() == Shape.ARRAY) {
      return Pager.array(all);
    }
    if (all.isEmpty()) {
      throw Refusal.notFound("The resource does not exist.");
    }
    return all.get(0);
  }

  /** Fields that were not requested are null, as seen with every kind of include. */
  private static Rows withoutUnasked(Rows rows, Endpoint endpoint, Query query) {
    List<String> unasked =
        endpoint.includes().stream()
            .filter(include -> !query.names("include", include.name()))
            .map(Include::field)
            .toList();
    if (unasked.isEmpty()) {
      return rows;
    }
    return new Rows(
        rows.units(),
        unit -> {
          List<ObjectNode> records = rows.unit().apply(unit);
          records.forEach(record -> unasked.forEach(record::putNull));
          return records;
        });
  }
}
