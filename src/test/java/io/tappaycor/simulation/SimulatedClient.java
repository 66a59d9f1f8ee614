package io.tappaycor.simulation;

import io.tappaycor.http.AccessTokens;
import io.tappaycor.http.Response;
import io.tappaycor.http.Target;
import io.tappaycor.http.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * Takes calls to a simulated Paycor, each in a little simulated time, with tokens that are good.
 */
final class SimulatedClient implements Transport, AccessTokens {

  private static final Duration LATENCY = Duration.ofMillis(5);

  private final Paycor paycor;
  private final SimulatedTime time;
  private int refreshes;

  SimulatedClient(Paycor paycor, SimulatedTime time) {
    this.paycor = paycor;
    this.time = time;
  }

  synchronized int refreshes() {
    return refreshes;
  }

  @Override
  public Response read(Target target, Map<String, String> headers) throws IOException {
    time.advance(LATENCY);
    return paycor.answer(target);
  }

  @Override
  public Response postForm(Target target, Map<String, String> form) {
    throw new UnsupportedOperationException("tokens are not asked for");
  }

  @Override
  public synchronized String current() {
    return "s3cr3t-token-" + refreshes;
  }

  @Override
  public synchronized String insteadOf(String refused) {
    if (refused.equals(current())) {
      refreshes++;
    }
    return current();
  }
}
