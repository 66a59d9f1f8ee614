package io.tappaycor.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tappaycor.cli.TapRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token store that cannot be written: said before the refresh token is used up. */
final class StoreTest {

  @TempDir Path home;

  @Test
  void aFullDiskCostsNoToken() throws Exception {
    Path disk = Files.createDirectory(home.resolve("disk"));
    assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", disk.toString()));
    try (Site site = Site.small(home)) {
      Path filler = disk.resolve("filler");
      fill(filler);
      site.with("token_store", disk.resolve("tokens.json").toString());
      proveUnspent(site);

      Files.delete(filler);
      assertEquals(0, site.sync("--catalog", site.catalog("departments")).code());
    } finally {
      ran("umount", disk.toString());
    }
  }

  @Test
  void aFileInTheWayOfTheDirectoryCostsNoToken() throws IOException {
    try (Site site = Site.small(home)) {
      Path way = Files.writeString(home.resolve("way"), "a file");
      site.with("token_store", way.resolve("tokens.json").toString());
      proveUnspent(site);
    }
  }

  @Test
  void aDirectoryInTheWayOfTheStoreCostsNoToken() throws IOException {
    try (Site site = Site.small(home)) {
      site.with(
          "token_store", Files.createDirectories(home.resolve("way/in")).getParent().toString());
      proveUnspent(site);
    }
  }

  @Test
  void aDirectoryThatCannotBeWrittenCostsNoToken() throws Exception {
    Path directory = Files.createDirectory(home.resolve("locked"));
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "there is a directory that nobody writes");
    try (Site site = Site.small(home)) {
      // Root may write a directory without the permission, but nobody may write here.
      Path store =
          directory.toFile().setWritable(false) && !Files.isWritable(directory)
              ? directory.resolve("tokens.json")
              : Path.of("/proc/self/tokens.json");
      site.with("token_store", store.toString());
      proveUnspent(site);
    }
  }

  @Test
  void aDamagedStoreIsLeftAsItIs() throws IOException {
    try (Site site = Site.small(home)) {
      Files.writeString(site.store(), "{\"chains\": [");
      TapRun.Result result = site.sync();

      assertEquals(3, result.code(), result.err());
      assertTrue(result.err().contains("It was left unchanged"), result.err());
      assertEquals("{\"chains\": [", site.stored());
      assertEquals(0, site.traffic().refreshes());
    }
  }

  private static void proveUnspent(Site site) {
    TapRun.Result result = site.sync("--catalog", site.catalog("departments"));

    assertEquals(3, result.code(), result.err());
    assertTrue(result.err().contains("token store"), result.err());
    assertTrue(result.err().contains("set `token_store` to another location"), result.err());
    assertEquals(0, site.traffic().calls(), "Paycor was not asked");
  }

  private static void fill(Path filler) throws IOException {
    byte[] block = new byte[512];
    try (var out = Files.newOutputStream(filler)) {
      for (int at = 0; at < 1000; at++) {
        out.write(block);
      }
    } catch (IOException full) {
      return;
    }
  }

  private static boolean ran(String... command) throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException missing) {
      return false;
    }
  }
}
