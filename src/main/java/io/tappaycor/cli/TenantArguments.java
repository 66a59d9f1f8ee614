package io.tappaycor.cli;

import io.tappaycor.config.RawSettings;
import io.tappaycor.config.Settings;
import io.tappaycor.failure.UsageException;
import io.tappaycor.tenant.References;
import io.tappaycor.tenant.Tenant;
import io.tappaycor.tenant.TenantChoice;
import io.tappaycor.tenant.Tenants;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.node.ObjectNode;

/** {@code --tenants} and {@code --tenant}: which of many customers a run is about. */
final class TenantArguments {

  private final Option<String> tenants;
  private final Option<String> tenant;

  TenantArguments(CommandSpec spec) {
    tenants =
        Option.value(
            spec,
            String.class,
            "FILE|DIRECTORY",
            "The tenants of a fleet: a JSON file, or a directory with one file for each",
            "--tenants");
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
   * @throws UsageException if there is no such tenant
   */
  Optional<Tenant> in(ParseResult parsed, Map<String, String> variables) {
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
    return Optional.of(TenantChoice.of(which.get(), read(file.get()), variables));
  }

  private List<Tenant> read(String file) {
    return Tenants.read(PathArgument.of(tenants.name(), file));
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
