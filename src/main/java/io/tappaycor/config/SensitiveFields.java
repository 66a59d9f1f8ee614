package io.tappaycor.config;

/** When a catalog's choice of a sensitive field counts. */
public enum SensitiveFields {
  /** Always. */
  CATALOG,
  /**
   * Only if {@code select} names the field by its whole path: Meltano turns {@code *.*} into a
   * choice of every field.
   */
  NAMED
}
