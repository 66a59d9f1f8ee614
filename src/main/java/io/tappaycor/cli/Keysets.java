package io.tappaycor.cli;

import io.tappaycor.auth.store.LeasedStore;
import io.tappaycor.auth.store.TokenStore;
import io.tappaycor.auth.store.postgres.Keyset;
import io.tappaycor.config.Configuration;
import io.tappaycor.config.ConfigurationReader;
import io.tappaycor.config.RawSettings;
import io.tappaycor.config.TokenStoreLocation;
import io.tappaycor.failure.UsageException;
import io.tappaycor.file.AtomicReplacement;
import io.tappaycor.file.PrivateFiles;
import io.tappaycor.file.SymbolicLinks;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code keyset} does. Apart from the command, so that Tink is loaded only for it. */
final class Keysets {

  private final Environment environment;

  Keysets(Environment environment) {
    this.environment = environment;
  }

  /** Writes a new keyset to a new file, or to standard output. */
  void create(Optional<Path> output) {
    byte[] content = content(Keyset.create());
    if (output.isEmpty()) {
      TapCommand.print(environment, new String(content, StandardCharsets.UTF_8));
      return;
    }
    Path file = output.get();
    try (FileOutputStream out = PrivateFiles.create(file)) {
      out.write(content);
      out.getFD().sync();
    } catch (FileAlreadyExistsException taken) {
      throw new UsageException(
          "There is a file %s already: tokens that its keys encrypt would be lost with them"
              .formatted(file),
          taken);
    } catch (IOException failed) {
      throw unwritable(file, failed);
    }
    say("Wrote a new keyset to %s".formatted(file));
  }

  /** Adds a key to a file, which encrypts from now on. */
  void rotate(Path file) {
    Keyset next = TokenStores.read("--keyset-file", file).rotated();
    try {
      AtomicReplacement.keepingMode().replace(SymbolicLinks.resolved(file), content(next));
    } catch (IOException failed) {
      throw unwritable(file, failed);
    }
    say(
        "%s has %d keys now; the new one encrypts. Give the file to all runs, then run `tap-paycor keyset reencrypt`"
            .formatted(file, next.size()));
  }

  /** Writes the stored tokens again, which encrypts them with the newest key. */
  void reencrypt(RawSettings settings) {
    Configuration configuration = ConfigurationReader.read(settings, Version.current());
    String location = configuration.credentials().tokenStore().orElse("");
    if (!TokenStoreLocation.isDatabase(location)) {
      throw new UsageException(
          "Only a token store in a database is encrypted: token_store is none");
    }
    TokenStore store = TokenStores.open(configuration, environment);
    try (LeasedStore leased = LeasedStore.of(store, environment.sleeper())) {
      leased.change(unchanged -> unchanged);
    }
    say("Encrypted the tokens in %s with the newest key".formatted(store.describe().name()));
  }

  private static byte[] content(Keyset keyset) {
    return (keyset.json().reveal() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static UsageException unwritable(Path file, IOException failed) {
    return new UsageException(
        "Cannot write %s: %s".formatted(file, PrivateFiles.reason(failed)), failed);
  }

  /** Standard output is for the keyset. */
  private void say(String line) {
    environment.err().println(line);
  }
}
