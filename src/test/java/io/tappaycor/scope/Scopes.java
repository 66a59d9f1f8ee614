package io.tappaycor.scope;

/** Scopes for tests, in few words. */
public final class Scopes {

  private Scopes() {}

  /** The legal entity of that id. */
  public static Scope entity(long id) {
    return new Scope.LegalEntity(new LegalEntityId(id));
  }
}
