package io.tappaycor.simulation;

import io.tappaycor.http.Response;
import io.tappaycor.http.Target;
import java.util.List;
import java.util.Random;

/**
 * An answer that is well-formed and wrong.
 *
 * @param name what it is
 * @param forgery makes it
 */
record WrongAnswer(String name, Forgery forgery) {

  /** Makes a wrong answer. */
  @FunctionalInterface
  interface Forgery {
    /** The answer in the place of the right one. */
    Forged forge(Place place);
  }

  /**
   * A call whose answer is to be replaced.
   *
   * @param sound the right answer
   * @param others calls that the run has made before
   * @param known whether the state knows rows of the stream
   */
  record Place(
      Target target,
      Response sound,
      Paycor paycor,
      List<Target> others,
      boolean known,
      Random random) {

    /** Whether it is a page after the first one. */
    boolean isContinued() {
      return !Tampered.asked(target, "continuationToken").isEmpty();
    }

    SoundPage page() {
      return SoundPage.of(sound);
    }
  }

  /**
   * A wrong answer.
   *
   * @param blind whether no client can tell that it is wrong, so that rows may be missing
   */
  record Forged(Response answer, boolean blind) {

    /** What a client can tell from data. */
    static Forged plain(Response answer) {
      return new Forged(answer, false);
    }
  }

  /** Always the same answer, which is no data. */
  static WrongAnswer of(String name, Response answer) {
    return new WrongAnswer(name, place -> Forged.plain(answer));
  }
}
