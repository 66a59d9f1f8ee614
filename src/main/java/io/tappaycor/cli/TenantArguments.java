package io.tappaycor.cli;

import io.tappaycor.config.RawSettings;
import io.tappaycor.config.Settings;
import io.tappaycor.failure.UsageException;
import io.tappaycor.postgres.PostgresUrl;
import io.tappaycor.tenant.ArrayIndex;
import io.tappaycor.tenant.References;
import io.tappaycor.tenant.Tenant;
import io.tappaycor.tenant.TenantChoice;
import io.tappaycor.tenant.Tenants;
import io.tappaycor.tenant.postgres.TenantTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.node.ObjectNode;

/** {@code --tenants} and {@code --tenant}: which of many customers a run is about. */
final class TenantArguments {

  /** What {@code --tenants} takes. */
  static final String PLACES = "FILE|DIRECTORY|DATABASE";

  static final String DESCRIPTION =
      "The tenants of a fleet: a JSON file, a directory with one file for each, or a table,"
          + " jdbc:postgresql://HOST/DATABASE#TABLE (tap_paycor.tenants)";

  private final Option<String> tenants;
  private final Option<String> tenant;

  TenantArguments(CommandSpec spec) {
    tenants = Option.value(spec, String.class, PLACES, DESCRIPTION, "--tenants");
    tenant =
        Option.value(
            spec,
            String.class,
            "NAME|INDEX|auto",
            "With --tenants: the one to sync; auto takes the index that the engine of an array job"
                + " gives. In other options and in the target's command, {tenant} and {index} stand"
                + " for it",
            "--tenant");
  }

  /**
   * The tenant that is meant; empty without these options.
   *
   * @param access to the database that they may be in
   * @throws UsageException if there is no such tenant
   */
  Optional<Tenant> in(
      ParseResult parsed, Map<String, String> variables, Supplier<StateAccess> access) {
    Optional<String> file = tenants.in(parsed);
    Optional<String> which = tenant.in(parsed);
    if (file.isEmpty() && which.isEmpty()) {
      return Optional.empty();
    }
    if (file.isEmpty()) {
      throw TapArguments.needs(tenant, tenants);
    }
    if (which.isEmpty()) {
      throw new UsageException("The option --tenants needs --tenant NAME, a number, or auto");
    }
    List<Tenant> all = read(tenants.name(), file.get(), access);
    return Optional.of(TenantChoice.of(which.get(), all, variables));
  }

  /** Whether the engine says which one. */
  boolean isAuto(ParseResult parsed) {
    return tenant.in(parsed).filter(ArrayIndex.AUTO::equals).isPresent();
  }

  /** All tenants of an option. */
  static List<Tenant> read(String option, String text, Supplier<StateAccess> access) {
    return PostgresUrl.isOne(text)
        ? TenantTable.read(access.get().postgres(PostgresUrl.of("The option " + option, text)))
        : Tenants.read(PathArgument.of(option, text));
  }

  /** The settings of a tenant, over those of the command line. */
  static RawSettings settings(
      RawSettings common, Tenant tenant, Map<String, String> variables, Consumer<String> warnings) {
    ObjectNode own = References.resolved(tenant, variables);
    own.put(Settings.TENANT_NAME.key(), tenant.name());
    return common.with(own, "tenant " + tenant.name(), tenant.folder(), warnings);
  }

  /** The options of a run, in which the tenant's own catalog and state take the place of others. */
  static TapOptions options(TapOptions common, Tenant tenant) {
    return new TapOptions(
        common.config(),
        common.mode(),
        common.test(),
        tenant.catalog().or(common::catalog),
        tenant.state().map(text -> state(tenant, text)).or(common::state),
        common.shard(),
        common.patterns(),
        common.resumption(),
        common.files(),
        common.sandbox());
  }

  private static StateLocation state(Tenant tenant, String text) {
    String name = tenant.in(text);
    StateLocation given = StateLocation.of("state of tenant " + tenant.name(), name);
    return given.file().isPresent()
        ? new StateLocation.File(tenant.folder().resolve(given.file().get()))
        : given;
  }
}
