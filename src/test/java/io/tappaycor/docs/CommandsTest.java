package io.tappaycor.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.cli.TapRun;
import io.tappaycor.failure.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands, options and exit codes in the README and the guide exist. */
final class CommandsTest {

  private static final List<Document> USER_DOCUMENTS =
      Stream.concat(
              Stream.of(Document.README),
              Stream.of(
                      "configuration",
                      "credentials",
                      "meltano",
                      "operating",
                      "selection",
                      "state",
                      "troubleshooting",
                      "types")
                  .map(Document::guide))
          .toList();

  private static final String TRY = "./tap-paycor --sandbox";
  private static final String TEST = "mvn -B verify";

  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
  private static final Pattern EXIT_ROW = Pattern.compile("(?m)^\\| (\\d+) \\|");

  @TempDir Path home;

  @Test
  void theTwoCommandsStandAlone() {
    assertTrue(Document.README.fences().contains(TRY + "\n"));
    assertTrue(Document.README.fences().contains(TEST + "\n"));
  }

  @Test
  void continuousIntegrationCallsTheTestCommand() throws IOException {
    assertTrue(Files.readAllLines(Path.of(".ci", "run")).contains(TEST));
  }

  @Test
  void theFirstCommandIsComplete() {
    TapRun.Result result = TapRun.in(home).run("--sandbox", "--employees", 3);

    assertEquals(0, result.code(), result.err());
  }

  @Test
  void everyDocumentedOptionExists() {
    Set<String> unknown = new TreeSet<>();
    for (String text : typed()) {
      OPTION.matcher(text).results().map(MatchResult::group).forEach(unknown::add);
    }
    unknown.removeAll(options());

    assertEquals(Set.of(), unknown);
  }

  /** Inline options, and the tap's command of each pipeline. */
  private static List<String> typed() {
    List<String> texts = new ArrayList<>();
    for (Document document : USER_DOCUMENTS) {
      document.inlineCode().stream()
          .filter(code -> code.startsWith("--") || code.contains("tap-paycor "))
          .forEach(texts::add);
      document.fences().stream()
          .map(block -> block.replace("\\\n", " "))
          .flatMap(String::lines)
          .flatMap(line -> Arrays.stream(line.split("[|;]", -1)))
          .filter(command -> command.contains("tap-paycor "))
          .filter(command -> !command.startsWith("meltano "))
          .forEach(texts::add);
    }
    return texts;
  }

  private Set<String> options() {
    String help =
        Stream.of("", "run", "sandbox", "login", "state", "config", "doctor")
            .map(command -> command.isEmpty() ? List.of("--help") : List.of(command, "--help"))
            .map(words -> TapRun.in(home).run(words.toArray()).out())
            .collect(Collectors.joining());
    return OPTION.matcher(help).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  @Test
  void theTableOfExitCodesMatchesTheCode() {
    List<Integer> codes =
        EXIT_ROW
            .matcher(Document.guide("operating").section("## Exit codes"))
            .results()
            .map(row -> Integer.parseInt(row.group(1)))
            .toList();
    List<Integer> wanted =
        new ArrayList<>(Arrays.stream(ExitCode.values()).map(ExitCode::number).toList());
    wanted.addAll(List.of(130, 143));

    assertEquals(wanted, codes);
  }
}
