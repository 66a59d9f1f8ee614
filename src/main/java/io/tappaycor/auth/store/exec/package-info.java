/** The token store behind a command of the user's, such as one that asks a secret manager. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.auth.store.exec;
