package io.tappaycor.sandbox.record;

import io.tappaycor.sandbox.random.Dice;
import io.tappaycor.sandbox.random.Names;
import java.util.List;
import java.util.Locale;

/** Invented values of string fields, chosen by the field's name. */
final class Words {

  static final List<String> PLACES = List.of("East", "West", "Nord-Süd", "Center");

  private static final List<String> THINGS =
      List.of("Café", "Floor", "Dock", "Night crew", "Heron", "Spring intake", "Général", "Annex");

  private Words() {}

  static String text(String field, Dice dice) {
    String name = field.toLowerCase(Locale.ROOT);
    if (name.contains("email")) {
      return "somebody" + dice.digits(4) + "@example.com";
    }
    if (name.contains("phone")) {
      return "51355501" + dice.digits(2);
    }
    if (name.contains("zip") || name.contains("postal")) {
      return "4" + dice.digits(4);
    }
    if (name.contains("street") || name.contains("address")) {
      return dice.between(1, 999) + " " + dice.pick(Names.STREETS);
    }
    if (name.contains("color")) {
      return "#1" + dice.digits(5);
    }
    if (name.contains("creditamount")) {
      return dice.money(0, 9000).toPlainString();
    }
    return place(name, dice);
  }

  private static String place(String name, Dice dice) {
    if (name.contains("city")) {
      return "Cincinnati";
    }
    if (name.contains("state")) {
      return "OH";
    }
    if (name.contains("country")) {
      return "USA";
    }
    return name.endsWith("code") || name.endsWith("number")
        ? "C" + dice.digits(4)
        : dice.pick(THINGS) + " " + dice.between(1, 99);
  }
}
