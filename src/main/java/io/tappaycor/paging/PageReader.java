package io.tappaycor.paging;

import io.tappaycor.http.BodyReader;
import io.tappaycor.http.ErrorBody;
import io.tappaycor.http.MalformedResponseException;
import io.tappaycor.json.RawDocument;
import io.tappaycor.json.RawValue;
import io.tappaycor.stream.Endpoint.Shape;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

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
    for (RawValue record : page.records()) {
      owner.check(record);
    }
    return page;
  }

  private Page page(byte[] body) throws MalformedResponseException {
    RawValue content = unwrapped(parse(body));
    String rows = shape instanceof Shape.Wrapped wrapped ? wrapped.rows() : RECORDS;
    if (ErrorBody.isOne(new Envelope(content).without(rows))) {
      throw new MalformedResponseException("it answers with an error where data is expected");
    }
    if (shape instanceof Shape.Single) {
      return single(content);
    }
    if (shape instanceof Shape.Report) {
      return new Page(new ReportRows(new Envelope(report(content))).read(), Optional.empty());
    }
    if (content.isArray() && shape instanceof Shape.Pages && !continues) {
      return new Page(elements(content, "array"), Optional.empty(), true);
    }
    Envelope envelope = new Envelope(content);
    return new Page(elements(envelope.field(rows), rows), envelope.next(continues));
  }

  private static RawValue parse(byte[] body) throws MalformedResponseException {
    if (body.length == 0) {
      throw new MalformedResponseException("it answers with nothing where data is expected");
    }
    try {
      return RawDocument.read(body).root();
    } catch (JacksonException broken) {
      throw new MalformedResponseException("its JSON is cut, malformed or has a name twice");
    }
  }

  /** A page wrapped in an array of one was seen. */
  private static RawValue unwrapped(RawValue content) throws MalformedResponseException {
    RawValue only = only(content);
    return !only.equals(content) && isArray(new Envelope(only).field(RECORDS)) ? only : content;
  }

  private static Page single(RawValue content) throws MalformedResponseException {
    RawValue object = only(content);
    if (!object.isObject()) {
      throw new MalformedResponseException("its answer is not the object that is expected");
    }
    if (new Envelope(object).field(RECORDS) != null || isWrapper(object)) {
      throw new MalformedResponseException(
          "it answers with a list or a wrapped object where one record is expected");
    }
    if (ErrorBody.isOne(object.tree()) || ErrorBody.hasNothingElse(object.tree())) {
      throw new MalformedResponseException(
          "it answers with an error or with no field where a record is expected");
    }
    return new Page(List.of(object), Optional.empty());
  }

  /** The one report of a page that has but one: the document calls its response a page. */
  private static RawValue report(RawValue content) throws MalformedResponseException {
    RawValue object = only(content);
    Envelope envelope = new Envelope(object);
    RawValue records = envelope.field(RECORDS);
    if (records == null) {
      return object;
    }
    List<RawValue> reports = elements(records, RECORDS);
    if (reports.size() != 1 || envelope.next(false).isPresent()) {
      throw new MalformedResponseException("it answers with a list where one report is expected");
    }
    return reports.get(0);
  }

  /** No record of Paycor has but one field, and in it an object. */
  private static boolean isWrapper(RawValue object) {
    return object.fields().size() == 1 && object.fields().get(0).value().isObject();
  }

  /** The only element of an array of one; anything else as it is. */
  private static RawValue only(RawValue content) {
    List<RawValue> elements = content.elements();
    return elements.size() == 1 ? elements.get(0) : content;
  }

  private static boolean isArray(@Nullable RawValue value) {
    return value != null && value.isArray();
  }

  private static List<RawValue> elements(@Nullable RawValue array, String name)
      throws MalformedResponseException {
    if (array == null || !array.isArray()) {
      throw new MalformedResponseException("its answer has no " + name);
    }
    return array.elements();
  }
}
