package io.tappaycor.sync.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tappaycor.json.Json;
import io.tappaycor.json.RawValue;
import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.stream.RecordFilter;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecordFiltersTest {

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
    Predicate<RawValue> filter =
        RecordFilters.ofEntities(
            new RecordFilter.OfLegalEntity("person.legalEntityId"),
            List.of(new LegalEntityId(12), new LegalEntityId(14)));

    assertEquals(belongs, filter.test(RawValue.of(Json.MAPPER.readTree(row))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{} | true", "[] | true"})
  void allRowsOfAListByLegalEntityBelong(String row, boolean belongs) {
    assertEquals(
        belongs,
        RecordFilters.ofEntities(new RecordFilter.All(), List.of(new LegalEntityId(12)))
            .test(RawValue.of(Json.MAPPER.readTree(row))));
  }
}
