package io.tappaycor.simulation;

import io.tappaycor.http.Response;
import io.tappaycor.http.Target;
import io.tappaycor.sandbox.SandboxApi;
import io.tappaycor.sandbox.http.Reply;
import io.tappaycor.sandbox.settings.CompanySettings;
import io.tappaycor.sandbox.settings.ServerSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A Paycor that is well: the sandbox, whose answers are made once. Safe for many threads. */
final class SandboxPaycor implements Paycor {

  private final SandboxApi api;
  private final Map<String, Response> made = new ConcurrentHashMap<>();

  SandboxPaycor(CompanySettings company, int pageSize) {
    this.api = new SandboxApi(company, pageSize);
  }

  /** The sandbox on a day, whose records change from one day to the next. */
  static SandboxPaycor changing(CompanySettings company, int pageSize) {
    return new SandboxPaycor(
        new SandboxApi(
            company, ServerSettings.defaults().withPageSize(pageSize).withChanges(true)));
  }

  private SandboxPaycor(SandboxApi api) {
    this.api = api;
  }

  @Override
  public Response answer(Target target) {
    String query =
        target.query().stream()
            .map(parameter -> parameter.name() + "=" + encoded(parameter.value()))
            .collect(Collectors.joining("&"));
    return made.computeIfAbsent(target.path() + "?" + query, url -> make(target, query));
  }

  private Response make(Target target, String query) {
    Reply reply = api.answer(target.method(), target.path(), query, target.body().orElse(""));
    return new Response(reply.status(), reply.headers().get("Retry-After"), reply.body());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
