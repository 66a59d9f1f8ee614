package io.tappaycor.simulation;

import io.tappaycor.http.Response;
import io.tappaycor.http.Target;
import io.tappaycor.simulation.WrongAnswer.Forged;
import io.tappaycor.simulation.WrongAnswer.Place;
import io.tappaycor.stream.Partitioning;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A Paycor some of whose answers are wrong, chosen by a seed. For one thread. */
final class FuzzedPaycor implements Paycor {

  /** One or two streams of every kind. */
  static final String[] STREAMS = {
    "employees",
    "persons",
    "departments",
    "pay_rates",
    "employee_earnings",
    "time_card_punches",
    "employee_punches",
    "payroll_runs",
    "paystubs",
    "time_off_requests",
    "employee_punch_profiles"
  };

  private static final int CALLS = 120;

  private final Paycor paycor;
  private final Random random;
  private final boolean known;
  private final Mode mode;
  private final StreamDefinition victim;
  private final WrongAnswer only;
  private final int at;
  private final List<Target> others = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private final Set<String> blinded = new HashSet<>();
  private final Map<String, Integer> calls = new HashMap<>();
  private final Map<String, Integer> refusals = new HashMap<>();
  private int number;

  /** Which answers are replaced. */
  private enum Mode {
    ONE,
    FEW,
    MANY,
    ALL_OF_ONE_STREAM,
    HALF_OF_ONE_STREAM
  }

  /**
   * A Paycor that answers wrongly.
   *
   * @param known whether the state of the run knows rows
   */
  FuzzedPaycor(Paycor paycor, int seed, boolean known) {
    this.paycor = paycor;
    this.random = new Random(seed);
    this.known = known;
    this.mode = Mode.values()[random.nextInt(Mode.values().length)];
    this.victim = definition(STREAMS[random.nextInt(STREAMS.length)]);
    this.only = any();
    this.at = random.nextInt(CALLS);
  }

  private static StreamDefinition definition(String stream) {
    return StreamTable.named(stream).orElseThrow();
  }

  private WrongAnswer any() {
    return WrongAnswers.ALL.get(random.nextInt(WrongAnswers.ALL.size()));
  }

  @Override
  public Response answer(Target target) throws IOException {
    Response sound = paycor.answer(target);
    String template = target.template();
    calls.merge(template, 1, Integer::sum);
    boolean wrong = isWrong(target);
    others.add(target);
    if (!wrong || sound.status() != 200) {
      return sound;
    }
    WrongAnswer kind = mode == Mode.ALL_OF_ONE_STREAM || mode == Mode.ONE ? only : any();
    Forged forged = kind.forgery().forge(new Place(target, sound, paycor, others, known, random));
    log.add(number + " " + template + ": " + kind.name() + (forged.blind() ? " (blind)" : ""));
    if (forged.blind()) {
      blinded.add(template);
    }
    if (kind.name().equals("Paycor's 403")) {
      refusals.merge(template, 1, Integer::sum);
    }
    return forged.answer();
  }

  private boolean isWrong(Target target) {
    number++;
    boolean ofVictim = target.template().equals(victim.endpoint().path());
    return switch (mode) {
      case ONE -> number == at;
      case FEW -> random.nextInt(100) < 3;
      case MANY -> random.nextInt(100) < 20;
      case ALL_OF_ONE_STREAM -> ofVictim;
      case HALF_OF_ONE_STREAM -> ofVictim && random.nextBoolean();
    };
  }

  /** The number of wrong answers. */
  int given() {
    return log.size();
  }

  /**
   * The streams of which rows may be missing: of them, or of their parents, it could not be told.
   */
  Set<String> excused() {
    Set<String> excused = new TreeSet<>();
    for (String name : STREAMS) {
      StreamDefinition stream = definition(name);
      boolean ofParents =
          stream.partitioning() instanceof Partitioning.PerParent by
              && isBlinded(by.list().endpoint().path(), false);
      boolean parts = !stream.endpoint().includes().isEmpty();
      if (ofParents || isBlinded(stream.endpoint().path(), parts)) {
        excused.add(name);
      }
    }
    return excused;
  }

  /** A refusal of all calls, or of a call and of one part of it, is one that stands. */
  private boolean isBlinded(String template, boolean parts) {
    int refused = refusals.getOrDefault(template, 0);
    boolean refusedAll = refused > 0 && refused == calls.getOrDefault(template, 0);
    return blinded.contains(template) || refusedAll || (parts && refused > 1);
  }

  @Override
  public String toString() {
    return mode + ", " + log;
  }
}
