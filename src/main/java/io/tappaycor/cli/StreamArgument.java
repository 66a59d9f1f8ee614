package io.tappaycor.cli;

import io.tappaycor.failure.NearestName;
import io.tappaycor.failure.UsageException;
import io.tappaycor.stream.StreamDefinition;
import io.tappaycor.stream.StreamTable;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** An option that names streams. */
final class StreamArgument {

  private StreamArgument() {}

  /**
   * The streams that an option names.
   *
   * @throws UsageException if there is no such stream
   */
  static List<String> of(Option<List<String>> option, ParseResult parsed) {
    List<String> names = option.in(parsed).orElse(List.of());
    names.forEach(name -> check(option, name));
    return names;
  }

  private static void check(Option<List<String>> option, String name) {
    if (StreamTable.named(name).isEmpty()) {
      List<String> names = StreamTable.ALL.stream().map(StreamDefinition::name).toList();
      throw new UsageException(
          "The option %s names a stream that does not exist%s"
              .formatted(
                  option.name(),
                  NearestName.of(name, names)
                      .map(near -> ": did you mean " + near + "?")
                      .orElse(": see `tap-paycor --discover`")));
    }
  }
}
