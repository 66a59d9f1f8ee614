package io.tappaycor.auth.store;

import io.tappaycor.auth.store.file.TrialFileStore;
import io.tappaycor.auth.store.postgres.TrialPostgresStore;
import io.tappaycor.http.Sleeper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/** The kinds of stores. Whatever holds for one must hold for all. */
public enum StoreKind {
  FILE {
    @Override
    public Supplier<TrialStore> stores(Path directory, Duration patience, Sleeper sleeper) {
      Path path = directory.resolve("tokens.json");
      return () -> new TrialFileStore(path, patience, sleeper);
    }
  },
  POSTGRES {
    @Override
    public Supplier<TrialStore> stores(Path directory, Duration patience, Sleeper sleeper) {
      String clientId = directory.toString();
      return () -> new TrialPostgresStore(clientId, patience, sleeper);
    }
  },
  MEMORY {
    @Override
    public Supplier<TrialStore> stores(Path directory, Duration patience, Sleeper sleeper) {
      TrialStore store = new MemoryTokenStore(patience, sleeper);
      return () -> store;
    }
  };

  /** Opens what several processes have that share one store. */
  public abstract Supplier<TrialStore> stores(Path directory, Duration patience, Sleeper sleeper);
}
