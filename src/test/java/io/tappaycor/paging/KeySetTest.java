package io.tappaycor.paging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tappaycor.json.RawDocument;
import io.tappaycor.json.RawValue;
import io.tappaycor.paging.KeySet.Addition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeySetTest {

  private static final int MANY = 200_000;

  @Test
  void tellsEveryOneOfManyKeysApartAndKnowsThemAgain() {
    KeySet keys = new KeySet(List.of("id"));
    for (int number = 0; number < MANY; number++) {
      assertEquals(Addition.NEW, keys.add(record("{\"id\":\"employee-" + number + "\"}")));
    }
    for (int number = 0; number < MANY; number += 997) {
      assertEquals(Addition.AGAIN, keys.add(record("{\"id\":\"employee-" + number + "\"}")));
    }
    assertEquals(MANY, keys.size());
  }

  @Test
  void takesAllFieldsOfAKeyInTheirOrder() {
    KeySet keys = new KeySet(List.of("a", "b"));
    assertEquals(Addition.NEW, keys.add(record("{\"a\":1,\"b\":2}")));
    assertEquals(Addition.NEW, keys.add(record("{\"a\":2,\"b\":1}")));
    assertEquals(Addition.NEW, keys.add(record("{\"a\":12,\"b\":3}")));
    assertEquals(Addition.NEW, keys.add(record("{\"a\":1,\"b\":23}")));
    assertEquals(Addition.AGAIN, keys.add(record("{\"c\":0,\"b\":2,\"a\":1}")));
  }

  @Test
  void takesANumberForTheTextOfItsDigits() {
    KeySet keys = new KeySet(List.of("id"));
    assertEquals(Addition.NEW, keys.add(record("{\"id\":17}")));
    assertEquals(Addition.AGAIN, keys.add(record("{\"id\":\"17\"}")));
  }

  @Test
  void addsNothingWithoutAWholeKey() {
    KeySet keys = new KeySet(List.of("a", "b"));
    for (String json :
        List.of(
            "{}",
            "{\"a\":1}",
            "{\"a\":null,\"b\":1}",
            "{\"a\":\"\",\"b\":1}",
            "{\"a\":{\"b\":1},\"b\":1}",
            "{\"a\":[1],\"b\":1}",
            "[1,2]")) {
      assertEquals(Addition.NO_KEY, keys.add(record(json)), json);
      assertEquals(Addition.NO_KEY, keys.add(record(json)), json);
    }
    assertEquals(Addition.NO_KEY, new KeySet(List.of()).add(record("{\"a\":1}")));
    assertEquals(0, keys.size());
  }

  private static RawValue record(String json) {
    return RawDocument.read(json.getBytes(StandardCharsets.UTF_8)).root();
  }
}
