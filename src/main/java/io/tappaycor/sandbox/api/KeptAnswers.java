package io.tappaycor.sandbox.api;

import io.tappaycor.sandbox.http.Reply;
import io.tappaycor.sandbox.http.Request;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Large pages that were made before, kept compressed: the company does not change while it is
 * served, and a client that is timed should not wait for inventions.
 */
final class KeptAnswers {

  private static final int LARGE_BYTES = 64 << 10;
  private static final long MOST_BYTES = 128L << 20;

  private final ConcurrentMap<String, Reply> kept = new ConcurrentHashMap<>();
  private final AtomicLong bytes = new AtomicLong();

  Optional<Reply> find(Request request) {
    return Optional.ofNullable(kept.get(key(request)));
  }

  /** Keeps an answer, if it is worth it and there is room. */
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
