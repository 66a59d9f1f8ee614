package io.tappaycor.catalog;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a user's catalog says of one stream.
 *
 * @param stream the {@code tap_stream_id}
 * @param schema the user's own schema, if the entry has one
 * @param metadata only what the catalog says
 */
record CatalogEntry(String stream, Optional<ObjectNode> schema, Metadata metadata) {}
