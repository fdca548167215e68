//! Guards: what else must hold before an act, each with its own problem. Without `said` a guard looks only at the case
//! and the actor; that is how the offered actions are found.

use base::time::Span;
use base::{Code, Kind, Problem, Time, problem};

use super::facts::CaseFacts;
use super::model::{Act, AskKind, Relation, Role, Said, State, Supervision, UnitId};
use super::role::Actor;
use super::rules::Term;
use super::step::Setting;

/// One condition of an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Guard {
    /// Nothing has happened to it yet.
    Unborn,
    Born,
    /// Nobody here has worked on it.
    Untouched,
    /// A category is known, from before or from this act.
    CategoryKnown,
    /// The duty list lets this unit have it.
    MayHandle,
    /// If a ruling named a unit, it goes there.
    AsRuled,
    OtherUnit,
    OtherCentre,
    /// None of the units handles it already or has been asked the same.
    OtherUnits,
    ReturnWindow,
    ReturnsLeft,
    /// The ruling on the last possible return is the district's.
    DistrictLast,
    /// No whistle and no co-handling waits for an answer.
    NoOpenParts,
    Evidence,
    AnswerInTime,
    NoOpenExtension,
    OpenExtension,
    NotLateYet,
    LaterThanDue,
    FutureUntil,
    /// Neither handled it nor found it.
    ThirdPerson,
    ChildrenClosed,
    RatesOnce,
    RatingWindow,
    ExtensionsLeft,
    SuspensionsLeft,
    /// Not on hold for longer than the rules allow.
    NotTooLong,
    RatingToAppeal,
    OpenAppeal,
    NoOpenAppeal,
    ReopenWindow,
    ReopenWindowOver,
    ReopensOnce,
    OtherUrgency,
    HigherLevel,
    Supervised,
    UrgedLongAgo,
    /// Not into itself.
    NotItself,
    /// Not with itself; parts have no parts of their own.
    Linkable,
}

/// Everything that a guard looks at.
pub struct View<'a> {
    pub case: &'a CaseFacts,
    pub actor: &'a Actor,
    pub role: Role,
    pub setting: &'a Setting<'a>,
    /// What the act says; none when only asking whether the act could be offered.
    pub said: Option<&'a Said>,
}

macro_rules! codes {
    ($($name:ident = $kind:ident $code:literal $zh:literal $en:literal;)+) => {
        $(static $name: Code = Code::new(Kind::$kind, concat!("case.", $code), $zh, $en);)+
    };
}

codes! {
    BORN = Conflict "already_there" "事件已经存在。" "The case already exists.";
    WORKED_ON = Conflict "worked_on_here" "这件事在这里已经有人办过，不能再作为已办结的导入。" "It has been worked on here, so it cannot be taken over as settled.";
    NO_CATEGORY = Invalid "category_missing" "请先选择类别。" "Choose a category first.";
    AS_RULED = Conflict "ruled_otherwise" "裁定已指定承办单位，请按裁定派遣。" "A ruling has named the unit; assign it there.";
    SAME_UNIT = Invalid "same_unit" "已经在这个单位。" "It is with this unit already.";
    ASKED = Invalid "unit_already_asked" "其中有单位已在承办或已被邀请。" "One of the units handles it or has been asked already.";
    WINDOW = Conflict "return_window_over" "退单时限已过({0})。" "The time to return it is over ({0}).";
    NO_RETURNS = Conflict "returns_used_up" "退单次数已用完，以裁定为准。" "It has been returned as often as allowed; the ruling stands.";
    DISTRICT = Forbidden "district_rules" "最后一次退单由区级裁定。" "The ruling on the last return is the district's.";
    PARTS = Conflict "parts_open" "还有吹哨或协办没有答复。" "A whistle or a co-handling unit has yet to answer.";
    EVIDENCE = Invalid "evidence_missing" "这类事件结果须附照片。" "This category wants a photo of the result.";
    ANSWER_ORDER = Invalid "answer_times" "受理时间不能在将来，解决时限须晚于受理时间。" "Accepted at cannot lie ahead, and the deadline must come after it.";
    EXTENSION_OPEN = Conflict "extension_open" "已有延期申请待批。" "A request for more time is waiting already.";
    EXTENSION_NONE = Conflict "extension_none" "没有待批的延期申请。" "No request for more time is waiting.";
    LATE = Conflict "late_already" "已超时，不能再申请延期。" "It is late already; more time must be asked for before that.";
    NOT_LATER = Invalid "not_later" "新期限须晚于现期限({0})。" "The new deadline must be later than the present one ({0}).";
    TOO_FAR = Invalid "until_too_far" "期限太远，最晚{0}。" "That is too far off; {0} at the latest.";
    NO_EXTENSIONS = Conflict "extensions_used_up" "延期次数已用完。" "More time has been granted as often as allowed.";
    NO_SUSPENSIONS = Conflict "suspensions_used_up" "挂账次数已用完。" "It has been on hold as often as allowed.";
    RATE_LATE = Conflict "rating_over" "评价期已过({0})。" "The time to rate it is over ({0}).";
    PAST = Invalid "until_past" "期限须在将来。" "The date must lie ahead.";
    HANDS = Forbidden "handled_it" "处置过这件事的人不能核查。" "Whoever handled it may not check it.";
    FOUND = Forbidden "found_it" "发现这件事的人不能核查。" "Whoever found it may not check it.";
    CHILDREN = Conflict "children_open" "还有子事件没有结案。" "Some of its parts are not closed yet.";
    RATED = Conflict "rated_already" "这一方已经评价过。" "This party has rated it already.";
    NO_RATING = Conflict "no_such_rating" "没有可以申诉的评价。" "There is no such rating to appeal against.";
    APPEAL_NONE = Conflict "appeal_none" "没有待裁定的申诉。" "No appeal is waiting.";
    APPEAL_OPEN = Conflict "appeal_open" "还有申诉待裁定。" "An appeal is waiting to be ruled on.";
    REOPEN_LATE = Conflict "reopen_late" "重办期已过({0}),请作为新事件再次上报，系统会关联旧案。" "The time to reopen it is over ({0}); report it again, and the old case will be linked.";
    REOPEN_EARLY = Conflict "reopen_window_open" "还在重办期内({0})。" "It can still be reopened ({0}).";
    REOPENED = Conflict "reopened_already" "已经重办过一次，请作为新事件再次上报。" "It has been reopened once; report it again as a new case.";
    SAME_URGENCY = Invalid "same_urgency" "紧急程度没有变化。" "That is its urgency already.";
    NOT_HIGHER = Conflict "supervision_only_rises" "督办级别只升不降，现为{0}。" "Supervision only rises; it stands at {0}.";
    NOT_SUPERVISED = Conflict "not_supervised" "没有督办可以取消。" "There is no supervision to lift.";
    URGED = Conflict "urged_today" "一天内已催办过。" "It was urged within the last day.";
    ITSELF = Invalid "linked_to_itself" "不能与自己关联。" "A case cannot be linked to itself.";
    NESTED = Conflict "parts_of_parts" "子事件不能再有子事件，也只能有一个父事件。" "A part has no parts of its own, and only one parent.";
    RELATION = Invalid "relation_not_given_by_hand" "这种关系由系统建立。" "The software makes this relation by itself.";
}

/// `Ok` when `holds`, else the problem.
fn must(holds: bool, code: &'static Code) -> Result<(), Problem> {
    if holds { Ok(()) } else { Err(code.problem()) }
}

fn must_with(holds: bool, code: &'static Code, hole: impl ToString) -> Result<(), Problem> {
    if holds { Ok(()) } else { Err(code.with([hole.to_string()])) }
}

impl Guard {
    /// Checks the guard. Errors: the problem that tells a person why not.
    pub fn check(self, view: &View<'_>) -> Result<(), Problem> {
        let View { case, actor, role, setting, said } = *view;
        let now = setting.now;
        match self {
            Guard::Unborn => must(case.version == 0, &BORN),
            Guard::Born => {
                if case.version > 0 {
                    Ok(())
                } else {
                    Err(problem::NOT_FOUND.problem())
                }
            }
            Guard::Untouched => must(case.version == 1, &WORKED_ON),
            Guard::ThirdPerson => third_person(case, actor),
            Guard::ChildrenClosed => must(setting.open_children == 0, &CHILDREN),
            Guard::NoOpenParts => must(!case.asks.iter().any(|ask| ask.is_part() && ask.is_open()), &PARTS),
            Guard::ReturnWindow => {
                let until = case.return_until.unwrap_or(Time::EPOCH);
                must_with(now <= until, &WINDOW, until)
            }
            Guard::ReturnsLeft => must(case.returns < setting.rules.params().max_returns, &NO_RETURNS),
            Guard::DistrictLast => {
                let last = case.returns >= setting.rules.params().max_returns;
                must(!last || role == Role::DistrictRuler, &DISTRICT)
            }
            Guard::NoOpenExtension => must(case.open_ask(AskKind::Extension).is_none(), &EXTENSION_OPEN),
            Guard::OpenExtension => must(case.open_ask(AskKind::Extension).is_some(), &EXTENSION_NONE),
            Guard::NotLateYet => must(case.due_at().is_none_or(|due| now <= due), &LATE),
            Guard::RatesOnce => {
                let rated = Actor::party(role).is_some_and(|party| case.rating(party).is_some());
                must(!rated, &RATED)
            }
            Guard::RatingWindow => {
                let until = case.rate_until.unwrap_or(now);
                must_with(now <= until, &RATE_LATE, until)
            }
            Guard::ExtensionsLeft => {
                must(case.extensions < setting.rules.params().max_extensions, &NO_EXTENSIONS)
            }
            Guard::SuspensionsLeft => {
                must(case.suspensions < setting.rules.params().max_suspensions, &NO_SUSPENSIONS)
            }
            Guard::OpenAppeal => must(case.open_ask(AskKind::Appeal).is_some(), &APPEAL_NONE),
            Guard::NoOpenAppeal => must(case.open_ask(AskKind::Appeal).is_none(), &APPEAL_OPEN),
            Guard::ReopenWindow => {
                let until = case.reopen_until.unwrap_or(Time::EPOCH);
                must_with(now <= until, &REOPEN_LATE, until)
            }
            Guard::ReopenWindowOver => {
                let until = case.reopen_until.unwrap_or(Time::EPOCH);
                must_with(now > until, &REOPEN_EARLY, until)
            }
            Guard::ReopensOnce => {
                let spent = case.reopened_by_reporter >= setting.rules.params().max_reopenings;
                must(role != Role::Reporter || !spent, &REOPENED)
            }
            Guard::Supervised => {
                must(case.supervision > Supervision::None && !case.supervision_lifted, &NOT_SUPERVISED)
            }
            Guard::UrgedLongAgo => {
                let recent = case.urged_by_reporter_at.is_some_and(|at| now < at + Span::days(1));
                must(role != Role::Reporter || !recent, &URGED)
            }
            Guard::HigherLevel if said.is_none() => must_with(
                case.supervision < Supervision::Red || case.supervision_lifted,
                &NOT_HIGHER,
                case.supervision,
            ),
            Guard::RatingToAppeal if said.is_none() => {
                let any = case.ratings.iter().any(|rating| rating.round == case.round && !rating.excluded);
                must(any, &NO_RATING).and_then(|()| Guard::NoOpenAppeal.check(view))
            }
            _ => said.map_or(Ok(()), |said| self.check_said(view, said)),
        }
    }

    /// The guards that judge what is said.
    fn check_said(self, view: &View<'_>, said: &Said) -> Result<(), Problem> {
        let View { case, setting, .. } = *view;
        let now = setting.now;
        match self {
            Guard::CategoryKnown => {
                must(said.category.is_some() || case.matter.category.is_some(), &NO_CATEGORY)
            }
            Guard::MayHandle => said.unit.map_or(Ok(()), |unit| {
                setting.rules.may_handle(unit, &case.matter, said.duty_item.as_deref())
            }),
            Guard::AsRuled => must(case.ruled_unit.is_none_or(|unit| said.unit == Some(unit)), &AS_RULED),
            Guard::OtherUnit => must(said.unit != case.handler, &SAME_UNIT),
            Guard::OtherCentre => must(said.unit != Some(case.centre), &SAME_UNIT),
            Guard::OtherUnits => {
                let busy = |unit: &UnitId| {
                    case.handler == Some(*unit)
                        || case
                            .asks
                            .iter()
                            .any(|ask| ask.is_open() && ask.is_part() && ask.unit == Some(*unit))
                };
                let twice = (1..said.units.len()).any(|n| said.units[..n].contains(&said.units[n]));
                must(!twice && !said.units.iter().any(busy), &ASKED)
                    .and_then(|()| Guard::FutureUntil.check_said(view, said))
            }
            Guard::Evidence => {
                must(!said.files.is_empty() || !setting.rules.wants_evidence(&case.matter), &EVIDENCE)
            }
            Guard::AnswerInTime => {
                let taken = said.accepted_at.unwrap_or(now);
                must(taken <= now && said.deadline.is_none_or(|deadline| deadline > taken), &ANSWER_ORDER)
            }
            Guard::LaterThanDue => {
                let asked = case.open_ask(AskKind::Extension).and_then(|ask| ask.until);
                let until = said.until.or(asked).unwrap_or(Time::EPOCH);
                let due = case.due_at().unwrap_or(now);
                let most = setting.rules.due(Term::Extension, &case.matter, due.max(now), &[]);
                must_with(until > due.max(now), &NOT_LATER, due)
                    .and_then(|()| must_with(until <= most, &TOO_FAR, most))
            }
            Guard::NotTooLong => {
                let most = setting.rules.due(Term::Suspension, &case.matter, now, &[]);
                must_with(said.until.is_none_or(|until| until <= most), &TOO_FAR, most)
            }
            Guard::FutureUntil => must(said.until.is_none_or(|until| until > now), &PAST),
            Guard::RatingToAppeal => {
                let rating = said.party.and_then(|party| case.rating(party));
                must(rating.is_some_and(|rating| !rating.excluded), &NO_RATING)
                    .and_then(|()| Guard::NoOpenAppeal.check(view))
            }
            Guard::OtherUrgency => must(said.urgency != Some(case.matter.urgency), &SAME_URGENCY),
            Guard::HigherLevel => {
                let level = said.level.unwrap_or(Supervision::None);
                let again = case.supervision_lifted && level > Supervision::None && level == case.supervision;
                must_with(again || level > case.supervision, &NOT_HIGHER, case.supervision)
            }
            Guard::NotItself => must(said.into != Some(setting.case), &ITSELF),
            Guard::Linkable => linkable(view, said),
            _ => Ok(()),
        }
    }
}

fn third_person(case: &CaseFacts, actor: &Actor) -> Result<(), Problem> {
    let Some(account) = actor.account else { return Err(problem::FORBIDDEN.problem()) };
    must(!case.hands.contains(&account), &HANDS)?;
    must(case.finder != Some(account), &FOUND)
}

fn linkable(view: &View<'_>, said: &Said) -> Result<(), Problem> {
    let case = view.case;
    must(said.case != Some(view.setting.case), &ITSELF)?;
    match said.relation {
        Some(Relation::Child) => must(case.parent.is_none(), &NESTED),
        Some(Relation::Parent) => must(case.parent.is_none() && case.children.is_empty(), &NESTED),
        Some(Relation::Duplicate | Relation::Follows) => must(view.role == Role::System, &RELATION),
        _ => Ok(()),
    }
}

/// The act does not fit the state.
pub static NOT_NOW: Code = Code::new(
    Kind::Conflict,
    "case.not_now",
    "事件现在是“{1}”，不能“{0}”。",
    "The case is {1}; it is too early or too late to {0}.",
);

/// The problem of an act that no edge allows from this state.
pub fn not_now(act: Act, state: State) -> Problem {
    NOT_NOW.with([act.key(), state.key()]).with("state", state.key())
}
