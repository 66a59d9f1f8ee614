package io.tappaycor.launcher;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Prints whether Java can read a file: the path arrives as the locale decodes it. */
final class ReadablePath {

  private ReadablePath() {}

  public static void main(String[] arguments) {
    try {
      System.out.println(Files.isReadable(Path.of(arguments[0])));
    } catch (InvalidPathException undecodable) {
      System.out.println(undecodable.getReason());
    }
  }
}
