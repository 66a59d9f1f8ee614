/** One request done properly: transport, retry, pacing, and what an answer means. */
@org.jspecify.annotations.NullMarked
package io.tappaycor.http;
