import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares the mutants that no test kills with the page that explains them, docs/mutants.md. Exit
 * code 0 if all are explained, 1 if one is not, 2 if there is no report.
 */
final class ExplainMutants {

  private static final Path REPORT = Path.of("target/pit-reports/mutations.csv");
  private static final Path PAGE = Path.of("docs/mutants.md");
  private static final int COLUMNS = 4;

  /** Mutants of one kind in one method. Line numbers would change with every edit. */
  private record Place(String type, String method, String mutator) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
      return type + " | " + method + " | " + mutator;
    }
  }

  private ExplainMutants() {}

  public static void main(String[] args) throws IOException {
    System.exit(run());
  }

  private static int run() throws IOException {
    if (!Files.isRegularFile(REPORT)) {
      System.err.println(REPORT + " not found. Run mvn -B -Pmutation test-compile first");
      return 2;
    }
    Map<Place, List<String>> survivors = survivors();
    Map<Place, Integer> explained = explained();
    List<String> unexplained = new ArrayList<>();
    survivors.forEach(
        (place, lines) -> {
          int known = explained.getOrDefault(place, 0);
          if (lines.size() > known) {
            unexplained.add(
                "%s: %d not killed (lines %s), %d explained"
                    .formatted(place, lines.size(), String.join(", ", lines), known));
          }
        });
    explained.forEach(
        (place, count) -> {
          if (survivors.getOrDefault(place, List.of()).size() < count) {
            System.out.println("Killed now; remove it from " + PAGE + ": " + place);
          }
        });
    unexplained.forEach(System.err::println);
    long total = survivors.values().stream().mapToInt(List::size).sum();
    System.out.printf("%d mutants not killed, in %d places%n", total, survivors.size());
    return unexplained.isEmpty() ? 0 : 1;
  }

  /** Columns of the report: file, class, mutator, method, line, status, killing test. */
  private static Map<Place, List<String>> survivors() throws IOException {
    Map<Place, List<String>> survivors = new TreeMap<>();
    for (String line : Files.readAllLines(REPORT)) {
      String[] cells = line.split(",", -1);
      if (cells[5].equals("SURVIVED") || cells[5].equals("NO_COVERAGE")) {
        Place place =
            new Place(
                cells[1].replace("io.tappaycor.", ""),
                cells[3].replaceFirst("^lambda\\$(.*)\\$\\d+$", "$1"),
                cells[2].replaceFirst(".*\\.", "").replaceFirst("Mutator$", ""));
        survivors.computeIfAbsent(place, any -> new ArrayList<>()).add(cells[4]);
      }
    }
    return survivors;
  }

  /** Rows of the page: class and method, mutator, count, reason. */
  private static Map<Place, Integer> explained() throws IOException {
    Map<Place, Integer> explained = new TreeMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      String[] cells = line.replaceAll("^\\||\\|$", "").replace("`", "").split("\\|", COLUMNS);
      if (cells.length == COLUMNS && cells[2].strip().matches("\\d+")) {
        int hash = cells[0].indexOf('#');
        Place place =
            new Place(
                cells[0].substring(0, hash).strip(),
                cells[0].substring(hash + 1).strip(),
                cells[1].strip());
        explained.merge(place, Integer.parseInt(cells[2].strip()), Integer::sum);
      }
    }
    return explained;
  }
}
