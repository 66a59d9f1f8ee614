package io.tappaycor.tenant;

import io.tappaycor.failure.UsageException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which tenant a worker takes. */
public final class TenantChoice {

  private TenantChoice() {}

  /**
   * The tenant that is meant.
   *
   * @param which a name, an index, or {@code auto} for the index that the engine gives
   * @param variables of the environment
   * @throws UsageException if there is no such tenant
   */
  public static Tenant of(String which, List<Tenant> tenants, Map<String, String> variables) {
    if (which.equals(ArrayIndex.AUTO)) {
      return at(ArrayIndex.of("--tenant", variables), tenants);
    }
    Optional<Tenant> named =
        tenants.stream().filter(tenant -> tenant.name().equals(which)).findFirst();
    if (named.isPresent()) {
      return named.get();
    }
    if (which.matches("\\d{1,9}")) {
      return at(Integer.parseInt(which), tenants);
    }
    throw new UsageException(
        "There is no tenant %s: give the name of one of the %d tenants, its number, or auto"
            .formatted(which, tenants.size()));
  }

  private static Tenant at(int index, List<Tenant> tenants) {
    if (index >= tenants.size()) {
      throw new UsageException(
          "There is no tenant number %d: there are %d, numbered from 0 to %d"
              .formatted(index, tenants.size(), tenants.size() - 1));
    }
    return tenants.get(index);
  }
}
