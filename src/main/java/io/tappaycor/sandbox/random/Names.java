package io.tappaycor.sandbox.random;

import java.util.List;

/** Names of invented people and streets, with letters that reveal encoding bugs. */
public final class Names {

  /** First names. */
  public static final List<String> FIRST =
      List.of(
          "Avery", "Zoë", "José", "Priya", "Łukasz", "Mei", "Søren", "Chloé", "Amara", "Noah",
          "Olivia", "Tariq", "Anaïs", "Mateo", "Grace", "Nuño", "Ingrid", "Kwame", "Hana", "Elif",
          "Dmitri", "Sofia", "Ravi", "Ruth", "Björn", "Aiko", "Caleb", "Naomi", "Đorđe", "Leila",
          "Marcus", "Yara", "Tomás", "Iris", "Omar", "Freya", "Jonah", "Siobhán", "Wei", "Lucía");

  /** Last names. */
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

  /** Names of streets. */
  public static final List<String> STREETS =
      List.of("Heron Way", "Mill Race Rd", "Juniper Ct", "Larch St", "Old Quarry Ln", "Main St");

  private Names() {}
}
