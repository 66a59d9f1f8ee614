package io.tappaycor.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.ExitCode;
import io.tappaycor.failure.UsageException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonFileTest {
  @TempDir private Path folder;

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("file.json"), content);
  }

  private static String refusal(Path file) {
    UsageException refusal =
        assertThrows(UsageException.class, () -> JsonFile.read("config", file));
    assertEquals(ExitCode.USAGE, refusal.exitCode());
    assertTrue(refusal.getMessage().contains("config file"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains(file.toString()), refusal.getMessage());
    assertFalse(refusal.getMessage().contains("\n"), refusal.getMessage());
    return refusal.getMessage();
  }

  @ParameterizedTest
  @CsvSource({
    "'', is empty",
    "' ', holds nothing",
    "'[]', an array",
    "'\"text\"', a text",
    "'5', a number",
    "'null', null",
    "'true', true or false",
    "'{\"a\": \"s3cr3t', 'not valid JSON, line 1'",
    "'{\"a\": s3cr3t}', 'not valid JSON, line 1'",
    "'{} {}', not valid JSON",
    "'{\"a\": 1e99999999999}', not valid JSON: fix it",
  })
  void whatIsNoObjectIsRefusedWithoutQuotingIt(String content, String why) throws IOException {
    String message = refusal(file(content));

    assertTrue(message.contains(why), message);
    assertFalse(message.contains("s3cr3t"), message);
  }

  @Test
  void theLineOfAMistakeIsNamed() throws IOException {
    assertTrue(refusal(file("{\n\"a\": 1,\n\"b\" 2}")).contains("line 3 column"));
  }

  @Test
  void aMissingFileADirectoryAndAHugeFileAreToldApart() throws IOException {
    assertTrue(refusal(folder.resolve("none.json")).contains("There is no"));
    assertTrue(refusal(folder).contains("is a directory"));
    Path huge = folder.resolve("huge.json");
    try (RandomAccessFile sparse = new RandomAccessFile(huge.toFile(), "rw")) {
      sparse.setLength((64L << 20) + 1);
    }
    assertTrue(refusal(huge).contains("larger than 64 MiB"));
  }

  @Test
  void whatIsNotUtf8IsRefused() throws IOException {
    Path file = folder.resolve("latin.json");
    Files.write(file, "{\"a\": \"Zoë\"}".getBytes(StandardCharsets.ISO_8859_1));

    assertTrue(refusal(file).contains("not valid JSON"));
  }

  @Test
  void anObjectIsReadWithOrWithoutAByteOrderMark() throws IOException {
    assertEquals("{\"a\":\"Zoë\"}", JsonFile.read("config", file("{\"a\": \"Zoë\"}")).toString());
    assertEquals("{\"a\":1}", JsonFile.read("config", file("\uFEFF{\"a\": 1}")).toString());
  }
}
