package io.tappaycor.simulation;

import io.tappaycor.config.Configuration.Reports;
import io.tappaycor.config.ReportChoice;
import io.tappaycor.config.ReportChoice.Report;
import io.tappaycor.sandbox.company.World;
import io.tappaycor.sandbox.report.ReportEndpoints;
import io.tappaycor.sandbox.settings.CompanySettings;
import java.time.LocalDate;
import java.util.Optional;

/** The reports of the sandbox, as its config names them. */
final class SandboxReports {

  private SandboxReports() {}

  /** All that the config of the default company has. */
  static Reports all() {
    return new Reports(
        Optional.of(ReportEndpoints.SCOPE),
        new ReportChoice(
            ReportEndpoints.choice(new World(CompanySettings.defaults(LocalDate.EPOCH))).stream()
                .map(report -> report.split("/", -1))
                .map(parts -> new Report(Optional.of(parts[0]), parts[1]))
                .toList()));
  }
}
