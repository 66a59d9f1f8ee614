/** Applicant tracking, onboarding and I-9, as in the hiring streams. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.sandbox.hiring;
