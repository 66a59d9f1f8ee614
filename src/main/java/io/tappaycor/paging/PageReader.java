package io.tappaycor.paging;

import io.tappaycor.http.BodyReader;
import io.tappaycor.http.ErrorBody;
import io.tappaycor.http.MalformedResponseException;
import io.tappaycor.json.Json;
import io.tappaycor.stream.Endpoint.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Finds the records in a body. An error can look like data: an error body was once read as an empty
 * page, and people vanished from a report. So a body without the array of records is an error,
 * never the end of a list.
 *
 * @param shape what a good answer looks like
 * @param owner of all records
 * @param continues whether it was asked for with a token: then a bare array, which says nothing of
 *     tokens, is no answer
 */
record PageReader(Shape shape, Owner owner, boolean continues) implements BodyReader<Page> {

  private static final String RECORDS = "records";

  @Override
  public Page read(byte[] body) throws MalformedResponseException {
    Page page = page(body);
    for (JsonNode record : page.records()) {
      owner.check(record);
    }
    return page;
  }

  private Page page(byte[] body) throws MalformedResponseException {
    JsonNode content = unwrapped(parse(body));
    if (ErrorBody.isOne(content)) {
      throw new MalformedResponseException("it answers with an error where data is expected");
    }
    if (shape instanceof Shape.Single) {
      return single(content);
    }
    if (content.isArray() && shape instanceof Shape.Pages && !continues) {
      return new Page(elements(content, "array"), Optional.empty());
    }
    String rows = shape instanceof Shape.Wrapped wrapped ? wrapped.rows() : RECORDS;
    Envelope envelope = new Envelope(content);
    return new Page(elements(envelope.field(rows), rows), envelope.next(continues));
  }

  private static JsonNode parse(byte[] body) throws MalformedResponseException {
    if (body.length == 0) {
      throw new MalformedResponseException("it answers with nothing where data is expected");
    }
    try {
      return Json.readUnambiguous(body);
    } catch (JacksonException broken) {
      throw new MalformedResponseException("its JSON is cut, malformed or has a name twice");
    }
  }

  /** A page wrapped in an array of one was seen. */
  private static JsonNode unwrapped(JsonNode content) throws MalformedResponseException {
    return content.isArray()
            && content.size() == 1
            && new Envelope(content.path(0)).field(RECORDS).isArray()
        ? content.path(0)
        : content;
  }

  private static Page single(JsonNode content) throws MalformedResponseException {
    JsonNode object = content.isArray() && content.size() == 1 ? content.path(0) : content;
    if (!object.isObject()) {
      throw new MalformedResponseException("its answer is not the object that is expected");
    }
    if (ErrorBody.isOne(object) || ErrorBody.hasNothingElse(object)) {
      throw new MalformedResponseException(
          "it answers with an error or with no field where a record is expected");
    }
    return new Page(List.of(object), Optional.empty());
  }

  private static List<JsonNode> elements(JsonNode array, String name)
      throws MalformedResponseException {
    if (!array.isArray()) {
      throw new MalformedResponseException("its answer has no " + name);
    }
    List<JsonNode> elements = new ArrayList<>(array.size());
    array.forEach(elements::add);
    return elements;
  }
}
