package io.tappaycor.sync;

import io.tappaycor.failure.AuthenticationException;
import io.tappaycor.failure.DataException;
import io.tappaycor.http.CallLog;
import io.tappaycor.paging.ListReader;
import io.tappaycor.paging.Page;
import io.tappaycor.scope.LegalEntityId;
import io.tappaycor.scope.Scope;
import io.tappaycor.stream.Endpoint;
import io.tappaycor.stream.Endpoints;
import io.tappaycor.sync.plan.SliceValues;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Which legal entities the login may read: the one call that needs no data access. */
public final class LegalEntityList {

  private static final Endpoint ENDPOINT = Endpoints.ACTIVATED_LEGAL_ENTITIES;

  private LegalEntityList() {}

  /**
   * Their ids, in ascending order.
   *
   * @throws AuthenticationException if the login may read none
   * @throws DataException if one of them has no id: to leave it out would be a silent loss
   */
  public static List<LegalEntityId> read(ListReader reader) {
    Ids ids = new Ids(new TreeSet<>());
    ListReader.Result result =
        reader.read(
            SliceValues.of(new Scope.Login()).target(ENDPOINT, List.of()),
            ENDPOINT.shape(),
            ids,
            new CallLog());
    if (result != ListReader.Result.COMPLETE || ids.found().isEmpty()) {
      throw new AuthenticationException(
          "Paycor lists no legal entity that this login may read: a Company Admin, HR Admin or"
              + " Payroll Admin has to activate the application for them");
    }
    return ids.found().stream().map(LegalEntityId::new).toList();
  }

  private record Ids(Collection<Long> found) implements ListReader.PageSink {
    @Override
    public void page(Page page) {
      page.records().stream()
          .map(record -> record.path("legalEntityId").asLong(0))
          .forEach(this::add);
    }

    private void add(long id) {
      if (id < 1) {
        throw new DataException(
            "Paycor's list of the legal entities that this login may read has an entry without a"
                + " usable legalEntityId, so that it is not known what all of them are. Run again;"
                + " if it stays, give the ids themselves in legal_entity_id, and tell Paycor");
      }
      found.add(id);
    }

    @Override
    public void restart() {
      found.clear();
    }
  }
}
