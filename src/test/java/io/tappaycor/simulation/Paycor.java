package io.tappaycor.simulation;

import io.tappaycor.http.Response;
import io.tappaycor.http.Target;
import java.io.IOException;

/** Answers the reads of a run: Paycor, or whatever stands between it and the tap. */
@FunctionalInterface
interface Paycor {

  /** The answer to a read. */
  Response answer(Target target) throws IOException;
}
