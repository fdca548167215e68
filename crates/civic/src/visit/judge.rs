//! What an answer is worth beside what is known: pure.

use std::collections::{BTreeMap, HashMap};

use base::Time;
use base::time::Span;
use serde_json::{Map, Value};

use super::model::{Known, Tally, UNLEARNED};
use crate::pack::{Form, FormField, Lack, Table};

/// One field as a visit brings it.
#[derive(Clone, Debug)]
pub struct Given {
    pub value: Value,
    /// The version of the known value that the person saw.
    pub seen: i64,
}

/// What becomes of the known value of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was known and still counts: nobody was asked.
    Taken,
    /// It was looked at, found new, changed, or still right after its time.
    Learned,
    /// It has to be looked at each time and is not kept.
    Seen,
}

/// Somebody else changed a known value after it was seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    pub field: String,
    pub yours: Value,
    pub now: Known,
}

/// Until when a known value counts; none where it never ends.
pub fn fresh_until(known: &Known, field: &FormField) -> Option<Time> {
    known.learned_at.map(|at| at + Span::days(i64::from(field.fresh_days)))
}

pub fn is_fresh(known: &Known, field: &FormField, at: Time) -> bool {
    fresh_until(known, field).is_none_or(|until| at < until)
}

/// Sets what was given beside what is known now. A value that has changed meanwhile into the very same is no clash.
pub fn judge(
    given: &BTreeMap<String, Given>,
    known: &HashMap<String, Known>,
    fields: &Table<FormField>,
    at: Time,
) -> Result<BTreeMap<String, Outcome>, Vec<Clash>> {
    let (mut outcomes, mut clashes) = (BTreeMap::new(), Vec::new());
    for (code, Given { value, seen }) in given {
        let Some(field) = fields.get(code).filter(|field| field.fresh_days > 0) else {
            outcomes.insert(code.clone(), Outcome::Seen);
            continue;
        };
        let current = known.get(code);
        let same = current.is_some_and(|known| known.value == *value);
        if let Some(now) = current.filter(|now| now.version != *seen && !same) {
            clashes.push(Clash { field: code.clone(), yours: value.clone(), now: now.clone() });
            continue;
        }
        let taken = same && current.is_some_and(|known| is_fresh(known, field, at));
        outcomes.insert(code.clone(), if taken { Outcome::Taken } else { Outcome::Learned });
    }
    if clashes.is_empty() { Ok(outcomes) } else { Err(clashes) }
}

/// Each field of some forms, once, in the order in which it is first asked.
pub fn merged<'a>(forms: &[&'a Form]) -> Vec<&'a str> {
    let mut fields: Vec<&str> = Vec::new();
    for question in forms.iter().flat_map(|form| &form.questions) {
        if !fields.contains(&question.field.as_str()) {
            fields.push(&question.field);
        }
    }
    fields
}

/// How many fields the forms have, and how many a person had to answer: each once, and none that was known.
pub fn tally(forms: &[&Form], outcomes: &BTreeMap<String, Outcome>) -> Tally {
    let taken = outcomes.values().filter(|outcome| **outcome == Outcome::Taken).count();
    Tally { fields: forms.iter().map(|form| form.questions.len()).sum(), asked: merged(forms).len() - taken }
}

/// What goes into the ledger of one form.
pub fn entry(form: &Form, given: &BTreeMap<String, Given>) -> Value {
    let answered = form.questions.iter().filter_map(|question| {
        let value = &given.get(&question.field)?.value;
        Some((question.property.clone(), value.clone()))
    });
    Value::Object(answered.collect::<Map<_, _>>())
}

/// What the forms lack, each field once.
pub fn lacks(forms: &[&Form], given: &BTreeMap<String, Given>) -> Vec<Lack> {
    let mut found: Vec<Lack> = Vec::new();
    for form in forms {
        let Some(check) = &form.check else { continue };
        for lack in check.lacks(&entry(form, given)) {
            let named = form.questions.iter().find(|question| question.property == lack.property);
            let field = named.map_or(lack.property, |question| question.field.clone());
            if found.iter().all(|other| other.property != field) {
                found.push(Lack { property: field, keyword: lack.keyword });
            }
        }
    }
    found
}

/// The version that a learned value builds on.
pub fn base_of(known: Option<&Known>) -> i64 {
    known.map_or(UNLEARNED, |known| known.version)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::pack::tests::pack;

    const NOW: Time = Time(1_772_416_800_000_000);

    fn given(pairs: &[(&str, Value, i64)]) -> BTreeMap<String, Given> {
        pairs
            .iter()
            .map(|(field, value, seen)| ((*field).to_owned(), Given { value: value.clone(), seen: *seen }))
            .collect()
    }

    fn known(value: Value, days_ago: i64, version: i64) -> Known {
        Known { value, learned_at: Some(NOW - Span::days(days_ago)), unit: None, version }
    }

    #[test]
    fn no_field_is_asked_twice() {
        let pack = pack("chenghua");
        let forms: Vec<&Form> = pack.forms.iter().collect();
        let fields = merged(&forms);
        let asked: usize = forms.iter().map(|form| form.questions.len()).sum();
        assert!(fields.len() < asked, "the shipped forms overlap");
        let once: std::collections::HashSet<_> = fields.iter().collect();
        assert_eq!(once.len(), fields.len());
        for question in forms.iter().flat_map(|form| &form.questions) {
            assert!(fields.contains(&question.field.as_str()));
        }
    }

    #[test]
    fn what_is_fresh_is_taken_over_and_what_is_old_is_asked() {
        let pack = pack("chenghua");
        let answers = given(&[("manager", json!("甲物业"), 3)]);
        let outcome = |days_ago| {
            let known = HashMap::from([("manager".to_owned(), known(json!("甲物业"), days_ago, 3))]);
            judge(&answers, &known, &pack.form_fields, NOW).unwrap()["manager"]
        };
        assert_eq!((outcome(364), outcome(365)), (Outcome::Taken, Outcome::Learned));
        let looked_at = given(&[("fire_lane", json!("clear"), 0)]);
        let outcomes = judge(&looked_at, &HashMap::new(), &pack.form_fields, NOW).unwrap();
        assert_eq!(outcomes["fire_lane"], Outcome::Seen);
    }

    #[test]
    fn a_value_that_somebody_else_changed_is_a_clash_unless_it_says_the_same() {
        let pack = pack("chenghua");
        let known = HashMap::from([("buildings".to_owned(), known(json!(7), 1, 4))]);
        let judged = |value: i64, seen: i64| {
            judge(&given(&[("buildings", json!(value), seen)]), &known, &pack.form_fields, NOW)
        };
        assert_eq!(judged(6, 3).unwrap_err()[0].now.version, 4);
        assert_eq!(judged(7, 3).unwrap()["buildings"], Outcome::Taken);
        assert_eq!(judged(6, 4).unwrap()["buildings"], Outcome::Learned);
    }

    #[test]
    fn one_answer_fills_every_form_that_asks_for_it_and_is_counted_once() {
        let pack = pack("chenghua");
        let forms: Vec<&Form> =
            ["courtyard-fire", "rental-housing"].iter().filter_map(|code| pack.forms.get(code)).collect();
        let answers = given(&[
            ("manager", json!("甲物业"), 1),
            ("buildings", json!(7), 0),
            ("charging", json!("shed"), 0),
            ("fire_lane", json!("clear"), 0),
            ("stairs", json!("clear"), 0),
            ("rented", json!(30), 0),
            ("divided", json!(2), 0),
            ("rented_ok", json!("fine"), 0),
        ]);
        assert!(lacks(&forms, &answers).is_empty());
        for form in &forms {
            assert_eq!(entry(form, &answers)["buildings"], 7);
        }
        let known = HashMap::from([("manager".to_owned(), known(json!("甲物业"), 10, 1))]);
        let outcomes = judge(&answers, &known, &pack.form_fields, NOW).unwrap();
        let tally = tally(&forms, &outcomes);
        // 11 and 7 fields, of which manager, buildings, households and charging are the same; the manager is known.
        assert_eq!((tally.fields, tally.asked, tally.spared()), (18, 13, 5));
    }

    #[test]
    fn what_is_missing_or_wrong_is_named_by_its_meaning() {
        let pack = pack("chenghua");
        let forms: Vec<&Form> = pack.forms.get("rental-housing").into_iter().collect();
        let answers = given(&[("rented", json!(-1), 0), ("rented_ok", json!("lovely"), 0)]);
        let mut found: Vec<_> =
            lacks(&forms, &answers).into_iter().map(|lack| (lack.property, lack.keyword)).collect();
        found.sort();
        let pair = |field: &str, keyword: &str| (field.to_owned(), keyword.to_owned());
        assert_eq!(
            found,
            [pair("divided", "required"), pair("rented", "minimum"), pair("rented_ok", "oneOf")]
        );
    }
}
