package io.tappaycor.postgres;

import java.sql.SQLException;
import java.util.Set;

/** What a failure of the database means: its state says so, and its text may quote values. */
public final class PostgresProblems {

  /** Wrong address, user, password, database, privilege or SQL: waiting does not help. */
  private static final Set<String> LASTING = Set.of("28", "3D", "3F", "42", "22");

  private PostgresProblems() {}

  /** Whether another attempt later may succeed. */
  public static boolean mayPass(SQLException failure) {
    return !LASTING.contains(category(failure));
  }

  /** Why it failed, as messages quote it. */
  public static String reason(SQLException failure) {
    return switch (category(failure)) {
      case "08" -> "no connection";
      case "28" ->
          "it refuses the user or the password: set `database_user` and `database_password`";
      case "3D" -> "there is no such database: create it, or correct the address";
      case "53" -> "it is out of connections or memory";
      case "57" -> "it is starting or shutting down";
      default ->
          "42501".equals(failure.getSQLState())
              ? "the user may not use the schema tap_paycor: create it with `create schema"
                  + " tap_paycor authorization USER`"
              : "SQL state " + failure.getSQLState();
    };
  }

  private static String category(SQLException failure) {
    String state = failure.getSQLState();
    return state == null || state.length() < 2 ? "08" : state.substring(0, 2);
  }
}
