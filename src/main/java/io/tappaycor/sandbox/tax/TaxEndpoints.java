package io.tappaycor.sandbox.tax;

import io.tappaycor.sandbox.company.CodeBook;
import io.tappaycor.sandbox.endpoint.Call;
import io.tappaycor.sandbox.endpoint.Endpoint;
import io.tappaycor.sandbox.endpoint.Rows;
import io.tappaycor.sandbox.http.Refusal;
import io.tappaycor.sandbox.record.Inventor;
import java.util.List;

/** Filing statuses and tax forms, which are the same for all companies. */
public final class TaxEndpoints {

  private static final String TAXES = "/v1/employees/taxes/";

  private TaxEndpoints() {}

  /** The endpoints of this table. */
  public static List<Endpoint> table() {
    return List.of(
        Endpoint.object(
            TAXES + "filingStatus/{taxCode}",
            "View Filing Status by Tax Code",
            call -> tax(call, "FilingStatus")),
        Endpoint.object(
            TAXES + "taxFields/{taxCode}",
            "Get Tax Fields By Tax Code",
            call -> tax(call, "GlobalTaxForm")));
  }

  private static Rows tax(Call call, String form) {
    List<String> codes = call.company().codes().taxes().stream().map(CodeBook.Code::code).toList();
    int place = codes.indexOf(call.path().get("taxCode"));
    if (place < 0) {
      throw Refusal.notFound("The tax code does not exist.");
    }
    return Rows.single(Inventor.record(form, call.company(), form, place));
  }
}
