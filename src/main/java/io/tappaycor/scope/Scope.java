package io.tappaycor.scope;

/** What one read of an endpoint covers. */
public sealed interface Scope {

  /** Everything that the login may see, in one read. */
  record Login() implements Scope {}

  /** One legal entity. */
  record LegalEntity(LegalEntityId id) implements Scope {}
}
