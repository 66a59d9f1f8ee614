package io.tappaycor.auth.token;

import io.tappaycor.config.Secret;
import io.tappaycor.http.Response;
import io.tappaycor.http.RetryPolicy;
import io.tappaycor.http.Target;
import io.tappaycor.http.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A token endpoint where every refresh token is good for one use, as Paycor's are. */
public final class FakePaycor implements Transport {

  public static final String LOST = "(lost)";

  public final List<String> asked = new ArrayList<>();
  public final Deque<Object> script = new ArrayDeque<>();
  public final Set<String> living = new HashSet<>();
  public int refused;
  public String lifetime = "1800";
  private int issued;
  private Runnable beforeAnswer = () -> {};

  public FakePaycor(String... living) {
    this.living.addAll(List.of(living));
  }

  /** Does something while a request is under way. */
  public void whileAsked(Runnable action) {
    beforeAnswer = action;
  }

  public TokenEndpoint endpoint(FakeTime time) {
    return new TokenEndpoint(
        this,
        new ClientCredentials("the-client", new Secret("the-client-secret"), new Secret("the-key")),
        new RetryPolicy(Duration.ofSeconds(60), () -> 0.5),
        time,
        time,
        time::nanoTime);
  }

  @Override
  public synchronized Response postForm(Target target, Map<String, String> form)
      throws IOException {
    String token = form.getOrDefault("refresh_token", form.get("code"));
    asked.add(token);
    beforeAnswer.run();
    Object scripted = script.poll();
    if (scripted instanceof Response answer) {
      return answer;
    }
    Response answer = living.remove(token) ? grant() : refuse();
    if (LOST.equals(scripted)) {
      throw new IOException("connection reset");
    }
    return answer;
  }

  private Response grant() {
    issued++;
    living.add("refresh-" + issued);
    return json(
        200,
        "{\"access_token\":\"access-"
            + issued
            + "\",\"expires_in\":"
            + lifetime
            + ",\"token_type\":\"Bearer\",\"refresh_token\":\"refresh-"
            + issued
            + "\"}");
  }

  private Response refuse() {
    refused++;
    return json(400, "{\"error\":\"invalid_grant\"}");
  }

  public static Response json(int status, String body) {
    return new Response(status, null, body.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Response read(Target target, Map<String, String> headers) {
    throw new AssertionError("The token endpoint is never asked with GET");
  }
}
