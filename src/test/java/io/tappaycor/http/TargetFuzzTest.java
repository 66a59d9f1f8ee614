package io.tappaycor.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tappaycor.fuzz.Fuzzing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an id is, it stays one step of the path, and is itself again at the other end. */
final class TargetFuzzTest {

  static Stream<byte[]> seeds() {
    return Fuzzing.texts(
        "a", "../b", "..", ".", "", "a?b#c", "%2e%2e", "%2f", "a/b", "é\u0000\r\n");
  }

  @MethodSource({"seeds", Fuzzing.KEPT})
  @FuzzTest
  void anIdStaysOneStepOfThePath(byte[] id) {
    String value = new String(id, StandardCharsets.UTF_8);
    try {
      Target target = Target.of("/v1/employees/{id}/payrates", Map.of("id", value), List.of());
      HttpUrl url = HttpUrl.get("https://apis.paycor.com" + target.path());
      assertEquals("apis.paycor.com", url.host());
      assertEquals(List.of("v1", "employees", value, "payrates"), url.pathSegments());
      assertEquals(null, url.encodedQuery());
      assertEquals(null, url.encodedFragment());
      assertEquals("/v1/employees/{id}/payrates", target.toString());
    } catch (IllegalArgumentException refused) {
      assertEquals(true, List.of("", ".", "..").contains(value), "refused without need");
    }
  }
}
