package io.tappaycor.cli;

import io.tappaycor.failure.ExitCode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The entry point: a shell around {@link TapPaycor}, and the only place that exits. */
public final class Main {

  private Main() {}

  /** Runs the tap and exits with its code; a signal exits with 143 or 130. */
  public static void main(String[] arguments) {
    StopSignal stop = new StopSignal();
    Thread hook =
        new Thread(
            () -> {
              stop.request();
              stop.awaitDone();
            },
            "tap-paycor-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    Environment environment =
        new Environment(
            System.getenv(),
            System.in,
            // Not System.out: a PrintStream swallows the error that tells that the reader is gone.
            new FileOutputStream(FileDescriptor.out),
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
            System.getProperty("user.home", ""),
            Boolean.getBoolean("tap.paycor.terminal"),
            Boolean.getBoolean("tap.paycor.terminal.out"),
            duration -> Thread.sleep(Math.max(1, duration.toMillis())));
    ExitCode code;
    try {
      code = new TapPaycor(environment, stop).run(arguments);
    } finally {
      stop.done();
    }
    System.exit(code.number());
  }
}
