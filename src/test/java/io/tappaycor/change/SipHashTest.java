package io.tappaycor.change;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SipHash against the vectors that its authors published: key 00 … 0f, text 00 01 02 …. */
final class SipHashTest {

  @ParameterizedTest
  @CsvSource({
    "0, a3817f04ba25a8e66df67214c7550293",
    "1, da87c1d86b99af44347659119b22fc45",
    "2, 8177228da4a45dc7fca38bdef60affe4",
    "3, 9c70b60c5267a94e5f33b6b02985ed51",
    "7, a1f1ebbed8dbc153c0b84aa61ff08239",
    "8, 3b62a9ba6258f5610f83e264f31497b4"
  })
  void itGivesWhatItsAuthorsGive(int length, String expected) {
    byte[] text = new byte[length];
    for (int at = 0; at < length; at++) {
      text[at] = (byte) at;
    }
    Fingerprint hash = new SipHash(0x0706050403020100L, 0x0f0e0d0c0b0a0908L).of(text);

    byte[] bytes =
        ByteBuffer.allocate(16)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(hash.high())
            .putLong(hash.low())
            .array();
    assertEquals(expected, HexFormat.of().formatHex(bytes));
  }
}
