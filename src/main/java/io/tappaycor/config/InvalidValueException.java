package io.tappaycor.config;

/** The value of a setting is invalid. */
final class InvalidValueException extends Exception {

  /** What is wrong, as it follows the setting's key in a message; never the value itself. */
  InvalidValueException(String problem) {
    super(problem);
  }

  String problem() {
    return String.valueOf(getMessage());
  }
}
