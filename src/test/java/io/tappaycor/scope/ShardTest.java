package io.tappaycor.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which legal entities a shard has. */
final class ShardTest {

  private static List<Shard> all(int count) {
    return IntStream.range(0, count).mapToObj(index -> new Shard(index, count)).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 46})
  void aLegalEntityIsInExactlyOne(int count) {
    for (long id = 1; id <= 500; id++) {
      LegalEntityId entity = new LegalEntityId(id);
      assertEquals(1, all(count).stream().filter(shard -> shard.has(entity)).count(), "" + id);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 8, 1000, 4096})
  void idsWithACommonFactorAreSpread(long step) {
    for (Shard shard : all(4)) {
      long own =
          LongStream.rangeClosed(1, 400)
              .mapToObj(number -> new LegalEntityId(number * step))
              .filter(shard::has)
              .count();
      assertTrue(own > 60 && own < 140, shard + " has " + own);
    }
  }

  /**
   * A state in a database is kept by these: another spread would make the rows of others its own.
   */
  @Test
  void theSpreadStaysTheSameForEver() {
    List<Integer> shards =
        LongStream.of(1, 2, 3, 4, 5, 76354, 217381, 9_007_199_254_740_993L)
            .mapToObj(LegalEntityId::new)
            .map(
                entity ->
                    all(4).stream()
                        .filter(shard -> shard.has(entity))
                        .findFirst()
                        .orElseThrow()
                        .index())
            .toList();

    assertEquals(List.of(1, 2, 0, 0, 0, 1, 0, 2), shards);
  }

  @Test
  void thereIsNoShardBeyondTheCount() {
    assertThrows(IllegalArgumentException.class, () -> new Shard(4, 4));
    assertThrows(IllegalArgumentException.class, () -> new Shard(-1, 4));
    assertThrows(IllegalArgumentException.class, () -> new Shard(0, 0));
    assertEquals("3/4", new Shard(3, 4).toString());
  }
}
