package io.tappaycor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetTest {
  private static final String TEMPLATE = "/v1/employees/{id}/payrates";

  private static Target target(String id) {
    return Target.of(TEMPLATE, Map.of("id", id), List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "E-1_a.b~c, E-1_a.b~c",
    "AZaz09, AZaz09",
    "../legalentities, ..%2Flegalentities",
    "a?b=c&d, a%3Fb%3Dc%26d",
    "%2f, %252f",
    "a b+c, a%20b%2Bc",
    "a#b;c, a%23b%3Bc",
    "a\\b, a%5Cb",
    "Zoë, Zo%C3%AB",
    "😀, %F0%9F%98%80",
    "'a\nb', a%0Ab",
    "{id}, %7Bid%7D",
    "%2e%2e, %252e%252e",
    "..., ...",
  })
  void aValueNeverChangesThePathsShape(String id, String encoded) {
    assertEquals("/v1/employees/" + encoded + "/payrates", target(id).path());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", ".."})
  void whatWouldChangeItAllTheSameIsRefused(String id) {
    assertThrows(IllegalArgumentException.class, () -> target(id));
  }

  @Test
  void aParameterWithoutAValueIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> Target.of(TEMPLATE, Map.of("other", "1"), List.of()));
  }

  @Test
  void severalParametersAreFilled() {
    assertEquals(
        "/a/1/b/2", Target.of("/a/{x}/b/{y}", Map.of("x", "1", "y", "2"), List.of()).path());
    assertEquals("/a", Target.of("/a").path());
  }

  @Test
  void itPrintsAsItsTemplateWithoutValues() {
    Target target = target("s3cr3t").with("continuationToken", "s3cr3t");

    assertEquals(TEMPLATE, target.toString());
    assertEquals("[continuationToken=…]", target.query().toString());
  }

  @Test
  void aQueryParameterIsAddedToACopyAtTheEnd() {
    Target first = target("1").with("include", "Status");
    Target second = first.with("include", "Position");

    assertEquals(1, first.query().size());
    assertEquals(
        List.of("Status", "Position"),
        second.query().stream().map(Target.Parameter::value).toList());
  }
}
