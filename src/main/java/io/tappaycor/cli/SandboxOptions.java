package io.tappaycor.cli;

import io.tappaycor.sandbox.settings.CompanySettings;
import io.tappaycor.sandbox.settings.ServerSettings;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the simulated Paycor is like.
 *
 * @param asOf the day that it takes for today, if it is not today
 */
record SandboxOptions(CompanySettings companies, ServerSettings server, Optional<LocalDate> asOf) {}
