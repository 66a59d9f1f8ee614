package io.tappaycor.sandbox.server;

import io.tappaycor.sandbox.http.Refusal;
import io.tappaycor.sandbox.http.Reply;
import io.tappaycor.sandbox.http.Request;
import io.tappaycor.sandbox.random.Dice;
import io.tappaycor.sandbox.settings.FaultSettings;
import io.tappaycor.sandbox.token.AuthorizePage;
import io.tappaycor.sandbox.token.TokenDesk;
import io.tappaycor.sandbox.traffic.Fault;
import io.tappaycor.sandbox.traffic.Traffic;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes a share of the reads fail, chosen by seed and number so that it can be repeated. Token
 * calls never fail.
 */
public final class Faults {

  private static final List<Fault> KINDS = List.of(Fault.values());

  private final FaultSettings settings;
  private final TokenDesk desk;
  private final Traffic traffic;
  private final AtomicLong reads = new AtomicLong();

  /** Spoils reads as the settings say. */
  public Faults(FaultSettings settings, TokenDesk desk, Traffic traffic) {
    this.settings = settings;
    this.desk = desk;
    this.traffic = traffic;
  }

  /** The fault of this request, if any. */
  Optional<Fault> on(Request request) {
    boolean isRead =
        request.method().equals("GET") && !request.path().equalsIgnoreCase(AuthorizePage.PATH);
    if (settings.percent() == 0 || !isRead) {
      return Optional.empty();
    }
    Dice dice = new Dice(Dice.mix(settings.seed(), reads.incrementAndGet()));
    Optional<Fault> fault =
        dice.chance(settings.percent()) ? Optional.of(dice.pick(KINDS)) : Optional.empty();
    fault.ifPresent(traffic::note);
    return fault;
  }

  /** The faulty reply instead of the good one. */
  Reply spoil(Fault fault, Request request, Reply good) throws IOException {
    return switch (fault) {
      case SERVER_ERROR -> Refusal.failed().reply(request.path());
      case UNAVAILABLE -> Reply.empty(503).with("Retry-After", "1");
      case BAD_GATEWAY -> Reply.html(502, "Bad gateway");
      case FIREWALL -> Reply.html(403, "Request blocked");
      case NO_ROUTE -> Reply.ofGateway(404, "Resource not found");
      case REDIRECT -> Reply.redirect("/login");
      case CLOSED_CONNECTION -> good.arriving(Reply.Arrival.NOT_AT_ALL);
      case CUT_BODY -> good.arriving(Reply.Arrival.HALF);
      case MALFORMED_JSON -> malformed(good);
      case ERROR_AS_DATA -> Refusal.failed().reply(request.path()).with(200);
      case DEAD_TOKEN -> {
        request.bearer().ifPresent(desk::revoke);
        yield Reply.empty(401);
      }
      case HANG -> {
        Wire.sleep(settings.hang());
        yield good.arriving(Reply.Arrival.NOT_AT_ALL);
      }
    };
  }

  private static Reply malformed(Reply good) {
    byte[] body = good.body();
    return good.with(200).with(Arrays.copyOf(body, Math.max(0, body.length - 1)));
  }
}
