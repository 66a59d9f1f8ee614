/** The token store in a file: a path, a lock file, and replacement that survives a crash. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.auth.store.file;
