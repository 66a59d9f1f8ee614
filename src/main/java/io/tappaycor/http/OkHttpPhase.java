package io.tappaycor.http;

import okhttp3.Call;
import okhttp3.EventListener;

/** How far one call is: before its head is sent, nothing of it has reached anybody. */
final class OkHttpPhase extends EventListener {

  private volatile boolean sent;

  @Override
  public void requestHeadersStart(Call call) {
    sent = true;
  }

  /** Whether anything of the request may have been sent. */
  boolean isSent() {
    return sent;
  }
}
