package io.tappaycor.sandbox;

import io.tappaycor.json.Json;
import io.tappaycor.sandbox.settings.CompanySettings;
import io.tappaycor.sandbox.settings.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The smallest client that a sandbox accepts, so that its tests share no code with the tap. */
final class Client implements AutoCloseable {

  static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  final Sandbox sandbox;
  final ObjectNode config;
  String accessToken = "";

  private Client(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.config = sandbox.config();
  }

  static Client start(CompanySettings company, UnaryOperator<ServerSettings> settings)
      throws Exception {
    Client client = new Client(Sandbox.start(company, settings.apply(ServerSettings.defaults())));
    JsonNode tokens = json(client.refresh(client.config("refresh_token")));
    client.accessToken = tokens.path("access_token").asString();
    return client;
  }

  static Client start() throws Exception {
    return start(CompanySettings.defaults(TODAY), settings -> settings);
  }

  String config(String key) {
    return config.path(key).asString();
  }

  HttpResponse<String> refresh(String token) throws IOException, InterruptedException {
    return token(
        Map.of(
            "grant_type",
            "refresh_token",
            "refresh_token",
            token,
            "client_id",
            config("client_id"),
            "client_secret",
            config("client_secret")));
  }

  HttpResponse<String> token(Map<String, String> form) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(
                uri("/sts/v1/common/token?subscription-key=" + config("subscription_key")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encode(form))));
  }

  static String encode(Map<String, String> values) {
    return values.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(authorized(path));
  }

  private HttpRequest.Builder authorized(String path) {
    return HttpRequest.newBuilder(uri(path))
        .header("Ocp-Apim-Subscription-Key", config("subscription_key"))
        .header("Authorization", "Bearer " + accessToken);
  }

  JsonNode read(String path) throws IOException, InterruptedException {
    return read(path, get(path));
  }

  /** What an endpoint that is read with POST answers to an empty object. */
  JsonNode post(String path) throws IOException, InterruptedException {
    return read(path, send(authorized(path).POST(HttpRequest.BodyPublishers.ofString("{}"))));
  }

  private static JsonNode read(String path, HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new AssertionError(path + " answered " + response.statusCode() + response.body());
    }
    return json(response);
  }

  /** All records of all pages. */
  List<JsonNode> all(String path) throws IOException, InterruptedException {
    List<JsonNode> records = new ArrayList<>();
    String next = path;
    while (!next.isEmpty()) {
      JsonNode page = read(next);
      page.path("records").forEach(records::add);
      next =
          page.path("hasMoreResults").asBoolean()
              ? page.path("additionalResultsUrl").asString()
              : "";
    }
    return records;
  }

  URI uri(String path) {
    return URI.create(sandbox.baseUrl() + path);
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> response) {
    return Json.MAPPER.readTree(response.body());
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
