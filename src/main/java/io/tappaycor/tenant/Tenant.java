package io.tappaycor.tenant;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * One activation of Paycor, with its own tokens and state.
 *
 * @param name unique; it may become part of file names
 * @param index from 0, in the order of the tenants
 * @param folder that its relative paths are relative to
 * @param config settings that override those of the command line; secrets may be references
 * @param catalog overrides that of the command line
 * @param state overrides that of the command line
 * @param target overrides the command after {@code --}; empty if it does not
 */
public record Tenant(
    String name,
    int index,
    Path folder,
    ObjectNode config,
    Optional<Path> catalog,
    Optional<String> state,
    List<String> target) {

  /** Copies. */
  public Tenant {
    config = config.deepCopy();
    target = List.copyOf(target);
  }

  @Override
  public ObjectNode config() {
    return config.deepCopy();
  }

  /**
   * A text of the command line in which {@code {tenant}} and {@code {index}} stand for this one.
   */
  public String in(String text) {
    return text.replace("{tenant}", name).replace("{index}", Integer.toString(index));
  }
}
