//! The demonstration shows the whole life of cases, and what it leaves holds up to recomputing.

use crate::support::{Installation, PACK, on_both_engines};

/// The figure of one row of the table that the demonstration prints.
fn figure(table: &str, row: &str) -> f64 {
    let line = table.lines().find_map(|line| line.trim().strip_prefix(row)).expect("the table has this row");
    line.trim().trim_end_matches(" %").parse().expect("the row ends in a number")
}

async fn every_act_and_every_state_is_shown_and_all_of_it_is_sound(town: Installation) {
    let (fine, table) = town.tool(&["demo", "--cases", "100", "--days", "45", "--pack", PACK]);
    assert!(fine, "{table}");
    // The table names what is missing.
    assert!(
        table.contains("acts seen") && table.contains("states seen") && !table.contains("never:"),
        "{table}"
    );
    assert!((60.0..=99.0).contains(&figure(&table, "closed on time")), "{table}");
    // Nobody else is there who could be faster.
    assert_eq!(figure(&table, "refused by the server"), 0.0, "{table}");

    let (fine, said) = town.tool(&["verify", "--cases", "--indicators"]);
    assert!(fine, "{said}");
    let (again, said) = town.tool(&["demo", "--cases", "1", "--pack", PACK]);
    assert!(!again && said.contains("already"), "it puts the clock back only where nobody has lived: {said}");
}

on_both_engines! { untouched:
    every_act_and_every_state_is_shown_and_all_of_it_is_sound
}
