package io.tappaycor.sync;

import io.tappaycor.paging.ListReader;
import io.tappaycor.paging.Page;
import io.tappaycor.stream.Parents;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** Writes the pages of a single list as they come, on the thread that reads them. */
final class PageWriter implements ListReader.PageSink {

  private final Engine engine;
  private final Reading reading;
  private final Asked asked;
  private final Predicate<ObjectNode> wanted;
  private final Runnable onAnswer;
  private final List<String> employeeIds = new ArrayList<>();
  private List<StreamOutput.Encoder> encoders;

  /**
   * A writer for one list.
   *
   * @param onAnswer called at each page before it is written
   */
  PageWriter(
      Engine engine,
      Reading reading,
      Asked asked,
      Predicate<ObjectNode> wanted,
      Runnable onAnswer) {
    this.engine = engine;
    this.reading = reading;
    this.asked = asked;
    this.wanted = wanted;
    this.onAnswer = onAnswer;
    this.encoders = encoders();
  }

  private List<StreamOutput.Encoder> encoders() {
    return reading.live().stream().map(each -> each.encoder(asked, wanted)).toList();
  }

  @Override
  public void page(Page page) {
    onAnswer.run();
    if (listsEmployees()) {
      page.records().forEach(each -> employeeIds.add(each.path("id").asString("")));
    }
    for (StreamOutput.Encoder encoder : encoders) {
      StreamOutput.Encoded encoded = encoder.encode(page, engine.clock().instant());
      if (encoded.output().isLive()) {
        encoded.output().write(encoded);
      }
    }
    reading.requireLive();
    engine.writer().flush();
    engine.keeper().tick();
    engine.progress().at(reading.lead().report(), "");
  }

  /** What is written is written: the records come again, which targets take by their keys. */
  @Override
  public void restart() {
    encoders = encoders();
    employeeIds.clear();
  }

  /** Whether these are the parents of fan-outs, so that they need not be read again. */
  boolean listsEmployees() {
    return reading.endpoint().path().equals(Parents.EMPLOYEES.path());
  }

  List<String> employeeIds() {
    return employeeIds;
  }
}
