//! Lists with any mixture of filters: conditions with numbered parameters, never a pasted value.

use base::Time;
use db::{Engine, Value};

use super::{PLACE, place};
use crate::cases::model::{AccountId, State, UnitId, Urgency};
use crate::cases::words::Sought;
use crate::platform::auth::Reach;

/// In which order.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    #[default]
    Newest,
    /// The most pressing deadline first; only open cases have one.
    Due,
}

/// What a list is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub states: Vec<State>,
    /// Only what somebody owes work on.
    pub open: bool,
    pub category: Option<String>,
    /// The unit that owns it now.
    pub unit: Option<UnitId>,
    pub urgency: Option<Urgency>,
    /// Registered by this account, now with this unit, or something is asked of this unit.
    pub mine: Option<(AccountId, Option<UnitId>)>,
    /// Its deadline passed before this instant; exercises are never late unless they are asked for.
    pub overdue: Option<Time>,
    /// Only exercises, or none.
    pub drill: Option<bool>,
    /// Its deadline is not before this instant.
    pub due_from: Option<Time>,
    /// Its deadline is before this instant.
    pub due_before: Option<Time>,
    /// Words to look for.
    pub words: Vec<Sought>,
    pub sort: Sort,
}

/// One way in which a case can be somebody's. Each is led by an index of its own, which a condition with `or` would not be.
#[derive(Clone, Copy, Debug)]
pub(super) enum Facet {
    /// Whoever it is.
    All,
    /// The unit answers for it now.
    Owned(UnitId),
    /// Something is asked of the unit: a whistle, a hand with it.
    Asked(UnitId),
    Found(AccountId),
}

impl Filter {
    pub(super) fn facets(&self) -> Vec<Facet> {
        match self.mine {
            Some((account, Some(unit))) => {
                vec![Facet::Owned(unit), Facet::Asked(unit), Facet::Found(account)]
            }
            Some((account, None)) => vec![Facet::Found(account)],
            None => vec![Facet::All],
        }
    }
}

/// Conditions joined by `and`.
#[derive(Default)]
pub(super) struct Conditions {
    pub text: String,
    pub values: Vec<Value>,
}

impl Conditions {
    /// Adds a condition; each `?` in it takes one of the values.
    pub fn add(&mut self, condition: &str, values: impl IntoIterator<Item = Value>) {
        self.text.push_str(if self.text.is_empty() { " where " } else { " and " });
        let mut pieces = condition.split('?');
        self.text.extend(pieces.next());
        for (piece, value) in pieces.zip(values) {
            self.values.push(value);
            self.text.push_str(&format!("${}{piece}", self.values.len()));
        }
    }

    /// The place, category branch and unit in which somebody may see cases.
    pub fn reach(&mut self, reach: &Reach, sort: Sort, engine: Engine) {
        let path = &reach.area_path;
        // The place lets its index lead. By deadline the index over deadlines leads instead, unless what lies below the
        // place is so small that all of it can be sorted.
        let depth = path.matches('/').count();
        let is_led = depth > PLACE || (depth == PLACE && sort == Sort::Newest);
        if is_led {
            self.add("c.place = ?", [place(path).into()]);
        }
        if depth != PLACE || !is_led {
            // A root is no choice: nearly all lies below it. SQLite does not know, and is kept from sorting all that is open.
            let column = if depth < 2 && engine == Engine::Sqlite { "+c.area_path" } else { "c.area_path" };
            self.add(&format!("{column} >= ? and {column} < ?"), below(path));
        }
        if !reach.category.is_empty() {
            self.add("c.category_path >= ? and c.category_path < ?", below(&reach.category));
        }
        if let Some(unit) = reach.unit {
            self.add(
                "exists (select 1 from case_units u where u.unit_id = ? and u.case_id = c.id)",
                [unit.into()],
            );
        }
    }

    pub fn filter(&mut self, filter: &Filter) {
        let all_open = filter.states.iter().all(|state| state.is_open()) && !filter.states.is_empty();
        let by_due = filter.sort == Sort::Due || filter.due_from.is_some() || filter.due_before.is_some();
        if filter.open || all_open || filter.overdue.is_some() || by_due {
            self.add("c.open = 1", []);
        }
        if let [state] = filter.states[..] {
            // Said twice, so that the index over all that is over can be used.
            let over = if state.is_open() { "" } else { " and c.open = 0" };
            self.add(&format!("c.state = ?{over}"), [state.key().into()]);
        } else if !filter.states.is_empty() {
            let holes = vec!["?"; filter.states.len()].join(", ");
            self.add(&format!("c.state in ({holes})"), filter.states.iter().map(|state| state.key().into()));
        }
        if let Some(category) = &filter.category {
            self.add("c.category = ?", [category.as_str().into()]);
        }
        if let Some(unit) = filter.unit {
            self.add("c.owner_unit = ? and c.open = 1", [unit.into()]);
        }
        if let Some(urgency) = filter.urgency {
            // Said twice, so that the index over all that is not normal can be used.
            let unusual = if urgency == Urgency::Normal { "" } else { " and c.urgency <> 'normal'" };
            self.add(&format!("c.urgency = ?{unusual}"), [urgency.key().into()]);
        }
        if let Some(now) = filter.overdue {
            self.add("c.due_at < ?", [now.into()]);
        }
        if let Some(drill) = filter.drill.or(filter.overdue.map(|_| false)) {
            self.add("c.drill = ?", [drill.into()]);
        }
        if let Some(from) = filter.due_from {
            self.add("c.due_at >= ?", [from.into()]);
        }
        if let Some(before) = filter.due_before {
            self.add("c.due_at < ?", [before.into()]);
        }
        if filter.sort == Sort::Due {
            self.add("c.due_at is not null", []);
        }
    }

    pub(super) fn facet(&mut self, facet: Facet) {
        match facet {
            Facet::All => {}
            Facet::Owned(unit) => self.add("c.owner_unit = ? and c.open = 1", [unit.into()]),
            Facet::Asked(unit) => self.add(
                "c.id in (select a.case_id from case_asks a where a.unit_id = ? and a.state = 'open')",
                [unit.into()],
            ),
            Facet::Found(account) => self.add("c.finder_id = ?", [account.into()]),
        }
    }
}

/// A subtree as a half-open range. `0` follows `/` in ASCII.
fn below(path: &str) -> [Value; 2] {
    let end = match path.strip_suffix('/') {
        Some(inner) => format!("{inner}0"),
        None => format!("{path}\u{7f}"),
    };
    [path.into(), end.into()]
}
