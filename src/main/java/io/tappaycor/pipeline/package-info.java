/** A target as a child process: what it is fed, what it prints, and the state that it confirms. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.pipeline;
