package io.tappaycor.sandbox.api;

import io.tappaycor.sandbox.http.Reply;
import io.tappaycor.sandbox.http.Request;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A cache of large responses, compressed. The companies do not change while they are served, and
 * benchmarks should not measure the time to invent them.
 */
final class KeptAnswers {

  private static final int LARGE_BYTES = 64 << 10;
  private static final long MOST_BYTES = 128L << 20;

  private final ConcurrentMap<String, Reply> kept = new ConcurrentHashMap<>();
  private final AtomicLong bytes = new AtomicLong();

  Optional<Reply> find(Request request) {
    return Optional.ofNullable(kept.get(key(request)));
  }

  /** Caches a response if it is large and there is room. */
  void keep(Request request, Reply reply) {
    if (reply.body().length < LARGE_BYTES || bytes.get() > MOST_BYTES) {
      return;
    }
    Reply packed = reply.packed();
    bytes.addAndGet(packed.zipped().length);
    kept.put(key(request), packed);
  }

  private static String key(Request request) {
    return request.method() + " " + request.path() + "?" + request.rawQuery();
  }
}
