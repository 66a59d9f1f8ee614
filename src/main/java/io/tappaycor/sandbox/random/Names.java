package io.tappaycor.sandbox.random;

import java.util.List;

/** Invented people's names, with the letters that break careless encodings. */
public final class Names {

  public static final List<String> FIRST =
      List.of(
          "Avery", "Zoë", "José", "Priya", "Łukasz", "Mei", "Søren", "Chloé", "Amara", "Noah",
          "Olivia", "Tariq", "Anaïs", "Mateo", "Grace", "Nuño", "Ingrid", "Kwame", "Hana", "Elif",
          "Dmitri", "Sofia", "Ravi", "Ruth", "Björn", "Aiko", "Caleb", "Naomi", "Đorđe", "Leila",
          "Marcus", "Yara", "Tomás", "Iris", "Omar", "Freya", "Jonah", "Siobhán", "Wei", "Lucía");

  public static final List<String> LAST =
      List.of(
          "Abernathy",
          "Nguyễn",
          "Muñoz",
          "O'Rourke",
          "Kowalski",
          "Šimić",
          "Okafor",
          "Lindqvist",
          "Fernández",
          "Whitlock",
          "D'Angelo",
          "Müller",
          "Sato",
          "Haddad",
          "Castellanos",
          "Bianchi",
          "Van der Berg",
          "Ibáñez",
          "Achterberg",
          "Çelik",
          "Dubois",
          "Eriksen",
          "Featherstone",
          "García-López",
          "Hollis",
          "Ivanović",
          "Jankowski",
          "Kimura",
          "Larkspur",
          "McAllister",
          "Novák",
          "Oyelaran",
          "Pemberton",
          "Quispe",
          "Rasmussen",
          "Sørensen",
          "Thistlewood",
          "Ueda",
          "Vasquez",
          "Wójcik",
          "Yıldız",
          "Zamora",
          "Blackwood",
          "Trần",
          "Petrosyan");

  public static final List<String> STREETS =
      List.of("Heron Way", "Mill Race Rd", "Juniper Ct", "Larch St", "Old Quarry Ln", "Main St");

  private Names() {}
}
