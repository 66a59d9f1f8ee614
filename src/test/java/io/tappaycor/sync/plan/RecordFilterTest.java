package io.tappaycor.sync.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tappaycor.json.Json;
import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.stream.RowFilter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RecordFilterTest {

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
    RecordFilter filter =
        RecordFilter.ofEntities(
            new RowFilter.OfLegalEntity("person.legalEntityId"),
            List.of(new LegalEntityId(12), new LegalEntityId(14)));

    assertEquals(belongs, filter.keeps(Json.MAPPER.readTree(row)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{} | true", "[] | true"})
  void allRowsOfAListByLegalEntityBelong(String row, boolean belongs) {
    assertEquals(
        belongs,
        RecordFilter.ofEntities(new RowFilter.All(), List.of(new LegalEntityId(12)))
            .keeps(Json.MAPPER.readTree(row)));
  }
}
