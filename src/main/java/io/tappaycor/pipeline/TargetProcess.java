package io.tappaycor.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running target. It has a session of its own if the system has {@code setsid}, so that Ctrl-C
 * in a terminal reaches only the tap, and the target can store what it has.
 */
final class TargetProcess {

  private static final Logger LOG = LoggerFactory.getLogger(TargetProcess.class);
  private static final long SIGNAL_SECONDS = 2;

  private final Process process;
  private final TargetInput input;
  private final boolean ownGroup;

  private TargetProcess(Process process, boolean ownGroup) {
    this.process = process;
    this.input = new TargetInput(process.getOutputStream());
    this.ownGroup = ownGroup;
  }

  /**
   * Starts it. Its standard error is the tap's.
   *
   * @throws io.tappaycor.failure.UsageException if the system refuses
   */
  static TargetProcess start(TargetCommand command) {
    // It does not fork, because a child of Java is no group leader: the process ID stays the same.
    Optional<Path> setsid = command.find("setsid");
    List<String> words = new ArrayList<>();
    setsid.ifPresentOrElse(
        path -> words.add(path.toString()),
        () -> LOG.debug("There is no setsid here: Ctrl-C will reach the target too"));
    words.add(command.program().toString());
    words.addAll(command.arguments());
    ProcessBuilder builder = new ProcessBuilder(words).redirectError(Redirect.INHERIT);
    builder.environment().clear();
    builder.environment().putAll(command.variables());
    try {
      return new TargetProcess(builder.start(), setsid.isPresent());
    } catch (IOException refused) {
      throw TargetCommand.refused(command.program().toString(), "the system refuses to start it");
    }
  }

  TargetInput input() {
    return input;
  }

  InputStream output() {
    return process.getInputStream();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Runs an action when it has ended, on another thread. */
  void onExit(Runnable action) {
    var unused = process.onExit().thenRun(action);
  }

  /** Waits for its end, whatever signals come. */
  int exitCode() {
    return Uninterrupted.exitCode(process);
  }

  /** Asks it and its children to end. */
  void terminate() {
    signal("TERM", ProcessHandle::destroy);
  }

  /** Ends it and its children. */
  void kill() {
    signal("KILL", ProcessHandle::destroyForcibly);
  }

  private void signal(String name, Consumer<ProcessHandle> single) {
    if (ownGroup && reachesGroup(name)) {
      return;
    }
    Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList().forEach(single);
  }

  /** Java can signal single processes only, and forgets the children of those that have ended. */
  private boolean reachesGroup(String name) {
    try {
      Process kill =
          new ProcessBuilder("sh", "-c", "kill -s " + name + " -- -" + process.pid())
              .redirectError(Redirect.DISCARD)
              .redirectOutput(Redirect.DISCARD)
              .start();
      return kill.waitFor(SIGNAL_SECONDS, TimeUnit.SECONDS) && kill.exitValue() == 0;
    } catch (IOException noShell) {
      return false;
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
