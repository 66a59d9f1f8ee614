package io.tappaycor.sandbox;

import io.tappaycor.sandbox.api.Api;
import io.tappaycor.sandbox.company.World;
import io.tappaycor.sandbox.http.Refusal;
import io.tappaycor.sandbox.http.Reply;
import io.tappaycor.sandbox.http.Request;
import io.tappaycor.sandbox.settings.CompanySettings;
import io.tappaycor.sandbox.settings.ServerSettings;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The API of the sandbox without a server: calls of methods instead of HTTP. */
public final class SandboxApi {

  private final Api api;

  /** The API of simulated companies, with pages of this size. */
  public SandboxApi(CompanySettings company, int pageSize) {
    this(company, ServerSettings.defaults().withPageSize(pageSize));
  }

  /** The API of simulated companies that behaves like this. */
  public SandboxApi(CompanySettings company, ServerSettings settings) {
    this.api = new Api(Endpoints.all(), new World(company), settings);
  }

  /**
   * Answers a call.
   *
   * @param method of HTTP
   * @param path percent-encoded
   * @param query percent-encoded, possibly empty
   * @param body possibly empty
   */
  public Reply answer(String method, String path, String query, String body) {
    Request request =
        new Request(
            method,
            URLDecoder.decode(path, StandardCharsets.UTF_8),
            query,
            Request.form(query),
            Map.of(),
            body);
    try {
      return api.answer(request);
    } catch (Refusal refusal) {
      return refusal.reply(request.path());
    }
  }
}
