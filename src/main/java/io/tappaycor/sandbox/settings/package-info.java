/** What users can set: companies, server and faults. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox.settings;
