package io.tappaycor.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;

/**
 * Indexes a document in one pass. Takes only what Jackson takes too; what is not ordinary UTF-8
 * JSON without a name twice, it leaves to Jackson.
 */
final class RawScanner {

  private static final int MAX_NAME = StreamReadConstraints.DEFAULT_MAX_NAME_LEN;

  /** After so many comparisons of names, the names of an object are compared by a set. */
  private static final int FEW_COMPARISONS = 50;

  private final byte[] bytes;
  private final JsonTokens in;
  private int[] index;
  private int size;
  private int tokens;

  RawScanner(byte[] bytes) {
    this.bytes = bytes;
    this.in = new JsonTokens(bytes);
    // About what pages of records take.
    this.index = new int[Math.max(64, bytes.length / 4)];
  }

  /** Empty if Jackson has to judge it. */
  Optional<RawDocument> scan() {
    try {
      value(0);
      return in.space() == -1 ? Optional.of(new RawDocument(bytes, index)) : Optional.empty();
    } catch (JacksonException unusual) {
      return Optional.empty();
    }
  }

  private void value(int depth) {
    int first = in.space();
    int start = in.position();
    int value = reserve(RawDocument.VALUE);
    Kind kind =
        switch (first) {
          case '{' -> object(depth + 1);
          case '[' -> array(depth + 1);
          case '"' -> in.string();
          case 't' -> literal("true", Kind.TRUE);
          case 'f' -> literal("false", Kind.FALSE);
          case 'n' -> literal("null", Kind.NULL);
          default -> in.number();
        };
    index[value] = kind.code();
    index[value + 1] = start;
    index[value + 2] = in.position();
    index[value + 3] = size;
  }

  private Kind literal(String text, Kind kind) {
    in.literal(text);
    return kind;
  }

  private Kind object(int depth) {
    enter('{', depth);
    if (in.accept('}')) {
      return Kind.OBJECT;
    }
    int first = size;
    int comparisons = 0;
    long seen = 0;
    do {
      int name = name();
      // One bit for each hash code: most names are known to be new without a look at the others.
      long bit = 1L << ((index[name + 2] * 0x9E3779B9) >>> 26);
      if ((seen & bit) != 0 && ++comparisons <= FEW_COMPARISONS) {
        requireNew(name, first);
      }
      seen |= bit;
      in.require(':');
      value(depth);
    } while (in.accept(','));
    in.require('}');
    if (comparisons > FEW_COMPARISONS) {
      requireDistinct(first);
    }
    return Kind.OBJECT;
  }

  private Kind array(int depth) {
    enter('[', depth);
    if (in.accept(']')) {
      return Kind.ARRAY;
    }
    do {
      value(depth);
    } while (in.accept(','));
    in.require(']');
    return Kind.ARRAY;
  }

  private void enter(int bracket, int depth) {
    if (depth > Json.MAX_DEPTH) {
      throw JsonTokens.unusual();
    }
    in.require(bracket);
    tokens++;
  }

  /** The position of the name that is read. */
  private int name() {
    int name = reserve(RawDocument.NAME);
    in.space();
    int start = in.position() + 1;
    // Marks a name that has to be decoded.
    index[name] = in.name() ? start : ~start;
    int end = in.position() - 1;
    if (end - start > MAX_NAME) {
      throw JsonTokens.unusual();
    }
    index[name + 1] = end;
    index[name + 2] = in.hash();
    return name;
  }

  private void requireNew(int name, int first) {
    RawDocument document = new RawDocument(bytes, index);
    for (int other = first; other < name; other = document.next(document.named(other))) {
      if (document.hash(other) == document.hash(name)
          && document.name(other).equals(document.name(name))) {
        throw JsonTokens.unusual();
      }
    }
  }

  /** For objects of many names: the names of the object that starts there and ends here. */
  private void requireDistinct(int first) {
    RawDocument document = new RawDocument(bytes, index);
    Set<String> names = new HashSet<>();
    for (int name = first; name < size; name = document.next(document.named(name))) {
      if (!names.add(document.name(name))) {
        throw JsonTokens.unusual();
      }
    }
  }

  private int reserve(int length) {
    if (++tokens > Json.MAX_TOKENS) {
      throw JsonTokens.unusual();
    }
    int position = size;
    size += length;
    if (size > index.length) {
      index = Arrays.copyOf(index, Math.max(size, index.length * 2));
    }
    return position;
  }
}
