package io.tappaycor.http;

/**
 * Requests that may be sent, counted over all processes that use one subscription key. For one
 * thread at a time.
 */
public interface SharedPace extends AutoCloseable {

  /**
   * Takes some of them; waits while others have taken all.
   *
   * @return how many, at least 1; what is not used is lost
   * @throws InterruptedException if the run is being stopped
   */
  int take() throws InterruptedException;

  @Override
  void close();
}
