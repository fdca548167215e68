//! The lists of a pack, with names in both languages.

use std::collections::HashMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use base::{Page, Problem, Text, problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::pack::{
    Category, Duty, DutyKind, Lead, Level, Pack, PackShelf, PhotoRule, ReasonList, UnitKind, Urgency, current,
};
use crate::platform::Ctx;
use crate::platform::auth::need::PackRead;
use crate::platform::auth::{Actor, Visitor};
use crate::platform::http::{Failure, Query};

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Which {
    /// `key@version`: the pack that a running case began with. Without it, the one in force.
    pack: Option<String>,
}

fn pack(ctx: &Ctx, label: Option<&str>) -> Result<Arc<Pack>, Problem> {
    match label {
        Some(label) => ctx.part::<PackShelf>().version(label),
        None => current(ctx),
    }
}

fn whole<T>(items: Vec<T>) -> Json<Page<T>> {
    Json(Page { items, next_cursor: None })
}

/// One category with what lies below it.
#[derive(Serialize, JsonSchema)]
pub(super) struct CategoryView {
    code: String,
    name: Text,
    scheme: String,
    /// Nothing lies below it: a case can be filed under it.
    leaf: bool,
    /// What a report of this category usually is.
    #[serde(skip_serializing_if = "Option::is_none")]
    nature: Option<String>,
    urgency: Urgency,
    photo_rule: PhotoRule,
    sensitive: bool,
    record_only: bool,
    children: Vec<CategoryView>,
}

pub(super) async fn categories(
    State(ctx): State<Ctx>,
    _: Visitor,
    Query(which): Query<Which>,
) -> Result<Json<Page<CategoryView>>, Failure> {
    let pack = pack(&ctx, which.pack.as_deref())?;
    let mut below: HashMap<Option<&str>, Vec<&Category>> = HashMap::new();
    for category in &pack.categories {
        below.entry(category.parent.as_deref()).or_default().push(category);
    }
    Ok(whole(branch(&below, None)))
}

fn branch(below: &HashMap<Option<&str>, Vec<&Category>>, parent: Option<&str>) -> Vec<CategoryView> {
    let view = |category: &&Category| {
        let children = branch(below, Some(&category.code));
        CategoryView {
            code: category.code.clone(),
            name: category.name.clone(),
            scheme: category.scheme.clone(),
            leaf: children.is_empty(),
            nature: category.nature.clone(),
            urgency: category.urgency,
            photo_rule: category.photo_rule,
            sensitive: category.sensitive,
            record_only: category.record_only,
            children,
        }
    };
    below.get(&parent).into_iter().flatten().map(view).collect()
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ReasonQuery {
    /// `return`, `suspend`, `extension` …; all lists without it.
    list: Option<String>,
    /// `key@version`
    pack: Option<String>,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct ReasonView {
    list: &'static str,
    code: String,
    name: Text,
}

pub(super) async fn reasons(
    State(ctx): State<Ctx>,
    _: Visitor,
    Query(query): Query<ReasonQuery>,
) -> Result<Json<Page<ReasonView>>, Failure> {
    let pack = pack(&ctx, query.pack.as_deref())?;
    let list = query.list.as_deref().map(|key| ReasonList::from_key(key).ok_or_else(|| no_list(key)));
    let list = list.transpose()?;
    let wanted = pack.reasons.iter().filter(|reason| list.is_none_or(|list| reason.list == list));
    let view = |reason: &crate::pack::Reason| ReasonView {
        list: reason.list.key(),
        code: reason.code.clone(),
        name: reason.name.clone(),
    };
    Ok(whole(wanted.map(view).collect()))
}

fn no_list(key: &str) -> Problem {
    let all = ReasonList::ALL.iter().map(|list| list.key()).collect::<Vec<_>>().join(", ");
    let (zh, en) =
        (format!("没有理由表“{key}”，可用：{all}"), format!("there is no list “{key}”; use one of: {all}"));
    problem::invalid("/list", zh, en)
}

#[derive(Serialize, JsonSchema)]
pub(super) struct ChannelView {
    code: String,
    name: Text,
    /// `public`, `patrol`, `device` or `office`.
    found_by: &'static str,
}

pub(super) async fn channels(
    State(ctx): State<Ctx>,
    _: Visitor,
    Query(which): Query<Which>,
) -> Result<Json<Page<ChannelView>>, Failure> {
    let pack = pack(&ctx, which.pack.as_deref())?;
    let view = |channel: &crate::pack::Channel| ChannelView {
        code: channel.code.clone(),
        name: channel.name.clone(),
        found_by: channel.found_by,
    };
    Ok(whole(pack.channels.iter().map(view).collect()))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ConditionQuery {
    /// Only conditions by which a case of this category can be set apart; the whole list without it.
    category: Option<String>,
    /// `key@version`
    pack: Option<String>,
}

/// A filing condition (立案条件).
#[derive(Serialize, JsonSchema)]
pub(super) struct ConditionView {
    code: String,
    name: Text,
}

#[derive(Serialize, JsonSchema)]
pub(super) struct NatureView {
    code: String,
    name: Text,
}

pub(super) async fn natures(
    State(ctx): State<Ctx>,
    _: Visitor,
    Query(which): Query<Which>,
) -> Result<Json<Page<NatureView>>, Failure> {
    let pack = pack(&ctx, which.pack.as_deref())?;
    let view =
        |nature: &crate::pack::Nature| NatureView { code: nature.code.clone(), name: nature.name.clone() };
    Ok(whole(pack.natures.iter().map(view).collect()))
}

pub(super) async fn conditions(
    State(ctx): State<Ctx>,
    _: Visitor,
    Query(query): Query<ConditionQuery>,
) -> Result<Json<Page<ConditionView>>, Failure> {
    let pack = pack(&ctx, query.pack.as_deref())?;
    let fits = |condition: &&crate::pack::Condition| {
        query.category.as_deref().is_none_or(|category| pack.is_set_apart(category, &condition.code))
    };
    let view = |condition: &crate::pack::Condition| ConditionView {
        code: condition.code.clone(),
        name: condition.name.clone(),
    };
    Ok(whole(pack.conditions.iter().filter(fits).map(view).collect()))
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DutyQuery {
    /// The item that covers this category; the whole list without it.
    category: Option<String>,
    /// `key@version`
    pack: Option<String>,
}

/// One item of the duty list.
#[derive(Serialize, JsonSchema)]
pub(super) struct DutyView {
    /// What a return cites.
    item: String,
    title: Text,
    category: String,
    kind: DutyKind,
    lead: LeadView,
    assist: Vec<LeadView>,
    level: Level,
    source: String,
    evidence: String,
}

/// Who is meant: one unit, or the nearest one of a kind above the place.
#[derive(Serialize, JsonSchema)]
pub(super) struct LeadView {
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<UnitKind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    /// What the pack calls that unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<Text>,
}

fn lead(pack: &Pack, lead: &Lead) -> LeadView {
    match lead {
        Lead::Kind(kind) => LeadView { kind: Some(*kind), unit: None, name: None },
        Lead::Unit(code) => {
            let name = pack.units.get(code).map(|unit| unit.name.clone());
            LeadView { kind: None, unit: Some(code.clone()), name }
        }
    }
}

fn duty(pack: &Pack, duty: &Duty) -> DutyView {
    DutyView {
        item: duty.item.clone(),
        title: duty.title.clone(),
        category: duty.category.clone(),
        kind: duty.kind,
        lead: lead(pack, &duty.lead),
        assist: duty.assist.iter().map(|one| lead(pack, one)).collect(),
        level: duty.level,
        source: duty.source.clone(),
        evidence: duty.evidence.clone(),
    }
}

pub(super) async fn duties(
    State(ctx): State<Ctx>,
    _: Actor<PackRead>,
    Query(query): Query<DutyQuery>,
) -> Result<Json<Page<DutyView>>, Failure> {
    let pack = pack(&ctx, query.pack.as_deref())?;
    let items = match &query.category {
        Some(category) => pack.duty(category).into_iter().map(|one| duty(&pack, one)).collect(),
        None => pack.duties.iter().map(|one| duty(&pack, one)).collect(),
    };
    Ok(whole(items))
}
