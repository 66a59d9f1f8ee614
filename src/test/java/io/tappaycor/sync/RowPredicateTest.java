package io.tappaycor.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tappaycor.json.Json;
import io.tappaycor.stream.RowFilter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RowPredicateTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"person\": {\"legalEntityId\": \"12\"}} | true",
        "{\"person\": {\"legalEntityId\": 12}}     | true",
        "{\"person\": {\"legalEntityId\": \"13\"}} | false",
        "{\"person\": null}                        | false",
        "{}                                        | false",
      })
  void rowsOfOtherLegalEntitiesAreLeftOut(String row, boolean belongs) {
    RowPredicate rows =
        RowPredicate.of(new RowFilter.OfLegalEntity("person.legalEntityId"), List.of(12L, 14L));

    assertEquals(belongs, rows.test(Json.MAPPER.readTree(row)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{} | true", "[] | true"})
  void allRowsOfAListByLegalEntityBelong(String row, boolean belongs) {
    assertEquals(
        belongs,
        RowPredicate.of(new RowFilter.All(), List.of(12L)).test(Json.MAPPER.readTree(row)));
  }
}
