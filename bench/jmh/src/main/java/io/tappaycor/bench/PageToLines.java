package io.tappaycor.bench;

import io.tappaycor.catalog.SelectedStream;
import io.tappaycor.catalog.Selector;
import io.tappaycor.config.DriftPolicy;
import io.tappaycor.config.Secret;
import io.tappaycor.http.AccessTokens;
import io.tappaycor.http.Response;
import io.tappaycor.http.CallLog;
import io.tappaycor.http.OkHttpTransport;
import io.tappaycor.http.RateLimiter;
import io.tappaycor.http.PaycorClient;
import io.tappaycor.http.RetryPolicy;
import io.tappaycor.http.Target;
import io.tappaycor.http.Transport;
import io.tappaycor.json.Json;
import io.tappaycor.json.RawValue;
import io.tappaycor.paging.ListReader;
import io.tappaycor.record.RecordShape;
import io.tappaycor.sandbox.settings.CompanySettings;
import io.tappaycor.sandbox.Sandbox;
import io.tappaycor.sandbox.settings.ServerSettings;
import io.tappaycor.singer.Message;
import io.tappaycor.singer.RecordLines;
import io.tappaycor.singer.SingerWriter;
import io.tappaycor.stream.StreamTable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;

/**
 * The hot path: the bytes of a page of 500 employees become 500 RECORD lines. The page is the
 * sandbox's, fetched once. The floor is the least that any tap does to the same page: parse it and
 * print its records.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(PageToLines.EMPLOYEES)
@Fork(value = 2, jvmArgs = {"-XX:+UseSerialGC", "-Xms256m"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PageToLines {

  static final int EMPLOYEES = 500;

  private static final Instant EXTRACTED = Instant.parse("2026-11-24T00:00:00Z");
  private static final Target LIST =
      Target.of(
          "/v2/legalentities/{legalEntityId}/employees",
          Map.of("legalEntityId", "501123"),
          List.of(
              new Target.Parameter("include", "EmploymentDates"),
              new Target.Parameter("include", "Status"),
              new Target.Parameter("include", "Position"),
              new Target.Parameter("include", "WorkLocation")));

  private SelectedStream stream;
  private RecordShape shape;
  private ListReader reader;
  private SingerWriter writer;
  private byte[] body;

  /** Fetches the page. */
  @Setup
  public void fetch() throws IOException {
    stream =
        new Selector(StreamTable.ALL, warning -> {})
            .defaults().stream().filter(each -> each.name().equals("employees")).findFirst().get();
    shape = new RecordShape(stream, ZoneOffset.UTC, DriftPolicy.WARN);
    body = page();
    reader = new ListReader(client());
    writer = new SingerWriter(OutputStream.nullOutputStream());
    if (lines().count() != EMPLOYEES) {
      throw new IllegalStateException("A page of " + EMPLOYEES + " employees is expected");
    }
  }

  private static byte[] page() throws IOException {
    CompanySettings company =
        CompanySettings.defaults(LocalDate.of(2026, 11, 24)).withEmployees(EMPLOYEES);
    ServerSettings server = ServerSettings.defaults().withPageSize(EMPLOYEES);
    try (Sandbox sandbox = Sandbox.start(company, server);
        OkHttpTransport api =
            new OkHttpTransport(sandbox.baseUrl(), "bench", Duration.ofSeconds(60), 1)) {
      JsonNode config = sandbox.config();
      String key = config.path("subscription_key").asString();
      Response granted =
          api.postForm(
              Target.of("/sts/v1/common/token").with("subscription-key", key),
              Map.of(
                  "grant_type", "refresh_token",
                  "refresh_token", config.path("refresh_token").asString(),
                  "client_id", config.path("client_id").asString(),
                  "client_secret", config.path("client_secret").asString()));
      String token = Json.read(granted.body()).path("access_token").asString();
      return api.get(
              LIST,
              Map.of("Authorization", "Bearer " + token, "Ocp-Apim-Subscription-Key", key))
          .body();
    }
  }

  /** A client whose every answer is the page. */
  private PaycorClient client() {
    Transport canned =
        new Transport() {
          @Override
          public Response get(Target target, Map<String, String> headers) {
            return new Response(200, null, body);
          }

          @Override
          public Response postForm(Target target, Map<String, String> form) {
            throw new IllegalStateException("No token is needed");
          }
        };
    AccessTokens tokens =
        new AccessTokens() {
          @Override
          public String current() {
            return "token";
          }

          @Override
          public String insteadOf(String refused) {
            return "token";
          }
        };
    return new PaycorClient(
        new PaycorClient.Equipment(
            canned,
            tokens,
            new Secret("key"),
            new RetryPolicy(Duration.ofSeconds(1), () -> 0),
            new RateLimiter(0, System::nanoTime, duration -> {}),
            1,
            duration -> {},
            Clock.systemUTC(),
            System::nanoTime));
  }

  private RecordLines lines() {
    ListReader.First first =
        reader.first(LIST, stream.definition().endpoint().shape(), new CallLog());
    RecordShape.Maker maker = shape.forList();
    RecordLines lines = new RecordLines(stream.name(), EXTRACTED, first.page().bytes());
    for (RawValue raw : first.page().records()) {
      lines.write(out -> maker.write(raw, Map.of(), out));
    }
    return lines;
  }

  /** Everything between the transport and standard output. */
  @Benchmark
  public RecordLines hotPath() {
    RecordLines lines = lines();
    writer.write(new Message.Records(lines));
    writer.flush();
    return lines;
  }

  /** Parse and print, nothing between. */
  @Benchmark
  public byte[] floor() {
    return Json.MAPPER.writeValueAsBytes(Json.read(body));
  }
}
