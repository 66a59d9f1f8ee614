package io.tappaycor.auth.store;

/**
 * How messages speak of a store. Holds nothing secret.
 *
 * @param name what a person knows it by, such as the path of a file
 * @param remedy what to do if it cannot be written: a sentence without its full stop
 */
public record StoreDescription(String name, String remedy) {

  /** The name. */
  @Override
  public String toString() {
    return name;
  }
}
