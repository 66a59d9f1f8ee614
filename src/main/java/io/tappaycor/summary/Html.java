package io.tappaycor.summary;

/** HTML that is built piece by piece; text is always escaped. */
final class Html {

  private final StringBuilder out = new StringBuilder();

  /** Adds markup as it is. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Adds a text. */
  Html text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** Adds an element with a text in it. */
  Html element(String name, String classes, String text) {
    return raw("<" + name + (classes.isEmpty() ? "" : " class=\"" + classes + "\"") + ">")
        .text(text)
        .raw("</" + name + ">");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
