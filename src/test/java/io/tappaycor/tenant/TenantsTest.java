package io.tappaycor.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tappaycor.failure.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tenants: where they are, which one is meant, and where their secrets are. */
final class TenantsTest {

  @TempDir Path home;

  private List<Tenant> tenants(String json) throws IOException {
    return Tenants.read(Files.writeString(home.resolve("tenants.json"), json));
  }

  private String problem(String json) {
    return String.valueOf(assertThrows(UsageException.class, () -> tenants(json)).getMessage());
  }

  private List<Tenant> three() throws IOException {
    return tenants("[{'name': 'north'}, {'name': 'south'}, {'name': '7'}]".replace('\'', '"'));
  }

  @Test
  void aFileHasThemInOrder() throws IOException {
    List<Tenant> tenants =
        tenants(
            """
            {"tenants": [
              {"name": "north", "config": {"legal_entity_id": 1}, "catalog": "north.json",
               "state": "{tenant}.state", "target": ["target-x", "--schema", "{tenant}"]},
              {"name": "south"}]}
            """);

    Tenant north = tenants.get(0);
    assertEquals(List.of("north", "south"), tenants.stream().map(Tenant::name).toList());
    assertEquals(home.toAbsolutePath().resolve("north.json"), north.catalog().orElseThrow());
    assertEquals("north/0", north.in("{tenant}/{index}"));
    assertEquals(List.of("target-x", "--schema", "{tenant}"), north.target());
    assertEquals(1, tenants.get(1).index());
  }

  @Test
  void aDirectoryHasOneInEachFile() throws IOException {
    Path directory = Files.createDirectory(home.resolve("tenants"));
    Files.writeString(directory.resolve("b.json"), "{}");
    Files.writeString(directory.resolve("a.json"), "{\"name\": \"first\"}");
    Files.writeString(directory.resolve("note.txt"), "no tenant");

    assertEquals(
        List.of("first", "b"), Tenants.read(directory).stream().map(Tenant::name).toList());
  }

  @Test
  void allProblemsAreSaidAtOnceAndNoValueIsRepeated() {
    String problem =
        problem(
            """
            [{"name": "a b"}, {"name": "x", "client_secret": "s3cr3t"}, {"name": "x"},
             {"name": "y", "target": "target-x"}, {"name": "z", "config": "s3cr3t"}]
            """);

    for (String part :
        List.of("a b", "another one of this name", "client_secret", "target", "config")) {
      assertTrue(problem.contains(part), problem);
    }
    assertFalse(problem.contains("s3cr3t"), problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "{\"tenants\": []}", "{\"tenants\": [", "\"x\""})
  void whatHasNoTenantsIsRefused(String json) {
    assertTrue(problem(json).contains("tenants.json"));
  }

  @ParameterizedTest
  @CsvSource({"south,south", "0,north", "1,south", "7,7"})
  void aNameComesBeforeANumber(String which, String name) throws IOException {
    assertEquals(name, TenantChoice.of(which, three(), Map.of()).name());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "JOB_COMPLETION_INDEX",
        "SLURM_ARRAY_TASK_ID",
        "AWS_BATCH_JOB_ARRAY_INDEX",
        "CLOUD_RUN_TASK_INDEX"
      })
  void anEngineGivesTheIndex(String variable) throws IOException {
    assertEquals("south", TenantChoice.of("auto", three(), Map.of(variable, "1")).name());
  }

  @Test
  void anIndexThatIsNoneOrTwoIsRefused() throws IOException {
    List<Tenant> tenants = three();
    for (Map<String, String> variables :
        List.of(
            Map.<String, String>of(),
            Map.of("SLURM_ARRAY_TASK_ID", "3"),
            Map.of("SLURM_ARRAY_TASK_ID", "-1"),
            Map.of("SLURM_ARRAY_TASK_ID", "1", "JOB_COMPLETION_INDEX", "2"))) {
      assertThrows(
          UsageException.class, () -> TenantChoice.of("auto", tenants, variables), "" + variables);
    }
    assertThrows(UsageException.class, () -> TenantChoice.of("west", tenants, Map.of()));
  }

  @Test
  void secretsAreTakenFromWhereTheyAre() throws IOException {
    Files.writeString(home.resolve("key"), "k3y\n");
    Tenant tenant =
        tenants(
                """
                [{"name": "north", "config": {"client_secret": "env:NORTH_SECRET",
                  "subscription_key": "file:key", "token_store": "/t/{tenant}", "lookback_days": 3}}]
                """)
            .get(0);

    assertEquals(
        "{\"client_secret\":\"s3cr3t\",\"subscription_key\":\"k3y\",\"token_store\":\"/t/north\",\"lookback_days\":3}",
        References.resolved(tenant, Map.of("NORTH_SECRET", "s3cr3t")).toString());
    UsageException missing =
        assertThrows(UsageException.class, () -> References.resolved(tenant, Map.of()));
    assertTrue(String.valueOf(missing.getMessage()).contains("NORTH_SECRET"));
  }
}
