//! The edge table: what can be done to a case, from where, by whom, with what, and why. Everything else reads it:
//! `step`, the offered actions, the forms of the web app and the diagram in `docs/case-flow.md`.

use super::guard::Guard;
use super::model::{Act, Field, Role, Stage, State};

use Act::*;
use Field as F;
use Guard as G;
use Role::*;
use Stage as S;
use State as St;

/// Where an edge leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    State(State),
    /// The state stays; the act only adds to the case.
    Same,
}

/// What an edge does to the clocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    Keep,
    /// The whole case begins to count, and its first stage.
    Begin(Stage),
    /// The running stage ends, the next one begins.
    Next(Stage),
    /// As `Next`, but with the deadline that this stage had before: a refused return gains no time.
    Back(Stage),
    /// The unit has signed: that clock stops, the others go on.
    Signed,
    /// Everything stops.
    Stop,
    Pause,
    /// Both clocks run on; the length of the pause is added to their deadlines.
    Resume,
    /// The deadlines move to the date granted.
    Extend,
    /// The matter changed, so the deadlines are worked out anew from the same start.
    Anew,
}

/// One edge. `from` lists the states it leaves from.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    pub act: Act,
    pub from: &'static [State],
    pub to: To,
    /// Any of these may do it; the first that fits goes into the log.
    pub who: &'static [Role],
    /// Fields that must be given.
    pub needs: &'static [Field],
    /// Fields that may be given.
    pub takes: &'static [Field],
    pub guards: &'static [Guard],
    pub clock: Clock,
    /// Whether the reporter sees it in the history.
    pub public: bool,
    pub why: (&'static str, &'static str),
}

impl Edge {
    const fn new(act: Act, from: &'static [State], to: To, who: &'static [Role]) -> Edge {
        Edge {
            act,
            from,
            to,
            who,
            needs: &[],
            takes: &[F::Note],
            guards: &[],
            clock: Clock::Keep,
            public: false,
            why: ("", ""),
        }
    }
    const fn needs(self, needs: &'static [Field]) -> Edge {
        Edge { needs, ..self }
    }
    const fn takes(self, takes: &'static [Field]) -> Edge {
        Edge { takes, ..self }
    }
    const fn guards(self, guards: &'static [Guard]) -> Edge {
        Edge { guards, ..self }
    }
    const fn clock(self, clock: Clock) -> Edge {
        Edge { clock, ..self }
    }
    const fn public(self) -> Edge {
        Edge { public: true, ..self }
    }
    const fn why(self, zh: &'static str, en: &'static str) -> Edge {
        Edge { why: (zh, en), ..self }
    }

    /// The state that the edge leads to from `from`.
    pub const fn target(&self, from: State) -> State {
        match self.to {
            To::State(state) => state,
            To::Same => from,
        }
    }
}

const fn go(act: Act, from: &'static [State], to: State, who: &'static [Role]) -> Edge {
    Edge::new(act, from, To::State(to), who)
}
const fn stay(act: Act, from: &'static [State], who: &'static [Role]) -> Edge {
    Edge::new(act, from, To::Same, who)
}

/// The edge of an act from a state.
pub fn edge(act: Act, from: State) -> Option<&'static Edge> {
    EDGES.iter().find(|edge| edge.act == act && edge.from.contains(&from))
}

/// Every state in which somebody owes work.
const OPEN: &[State] = &[
    St::Submitted,
    St::Triaged,
    St::Accepted,
    St::Assigned,
    St::Handling,
    St::Suspended,
    St::Returned,
    St::Resolved,
    St::Verifying,
];
const WITH_CENTRE: &[State] = &[St::Submitted, St::Triaged, St::Accepted];
const CLOSED: &[State] = &[St::Closed, St::Rated];
const WITH_UNIT: &[State] = &[St::Assigned, St::Handling, St::Suspended];
const ANYWHERE: &[State] = State::ALL;

/// The whole life of a case. The order is the order in which actions are offered.
#[rustfmt::skip] // one edge is one row of a table
pub static EDGES: &[Edge] = &[
    stay(Draft, &[St::Draft], &[Staff]).takes(&[F::Note, F::Files]).guards(&[G::Unborn])
        .why("外勤可以先存草稿", "Staff in the field may save first and send later"),
    go(Submit, &[St::Draft], St::Submitted, &[Reporter, Finder, System]).takes(&[F::Note, F::Files]).clock(Clock::Begin(S::Triage)).public()
        .why("任何人一次上报", "Anyone reports once"),
    go(Record, &[St::Draft, St::Submitted], St::Recorded, &[Finder]).needs(&[F::Measure]).takes(&[F::Files]).guards(&[G::ChildrenClosed]).clock(Clock::Stop).public()
        .why("小事当场解决，只备案", "A small matter that its finder solved on the spot is only recorded"),
    go(Import, &[St::Submitted], St::Closed, &[System]).takes(&[F::Unit, F::Measure, F::Note])
        .guards(&[G::Untouched, G::ChildrenClosed]).clock(Clock::Stop).public()
        .why("在别的系统里已经办结，连同原来的时间一起接过来；这里没有人核查过", "Was settled in another system and is taken over with its own times; nobody here has checked it"),
    go(Triage, &[St::Submitted], St::Triaged, &[Triager, System]).takes(&[F::Category, F::Nature, F::Condition, F::Urgency, F::Note])
        .guards(&[G::CategoryKnown]).clock(Clock::Next(S::Accept)).public()
        .why("先弄清是哪类事、多急", "First find out what sort of matter it is and how urgent"),
    stay(Triage, &[St::Triaged, St::Accepted], &[Triager, Dispatcher]).takes(&[F::Category, F::Nature, F::Condition, F::Urgency, F::Note])
        .guards(&[G::CategoryKnown]).clock(Clock::Anew)
        .why("分错类可以改，时限随之重算", "A wrong category can be put right; the deadlines follow"),
    go(Accept, &[St::Triaged], St::Accepted, &[Triager, System]).clock(Clock::Next(S::Dispatch)).public()
        .why("受理后必须有结果", "What is taken on must come to a result"),
    go(Decline, &[St::Submitted, St::Triaged], St::Declined, &[Triager]).needs(&[F::Reason]).guards(&[G::ChildrenClosed]).clock(Clock::Stop).public()
        .why("不属于受理范围，说明原因", "Outside what can be taken on; the reason is told"),
    go(Assign, &[St::Accepted], St::Assigned, &[Dispatcher, System]).needs(&[F::Unit]).takes(&[F::DutyItem, F::Condition, F::Note])
        .guards(&[G::MayHandle, G::AsRuled]).clock(Clock::Next(S::Handle)).public()
        .why("按履职清单派给牵头单位", "Goes to the lead unit by the duty list"),
    go(NotFile, &[St::Accepted], St::NotFiled, &[Dispatcher]).needs(&[F::Reason]).guards(&[G::ChildrenClosed]).clock(Clock::Stop).public()
        .why("核实后不符合立案条件", "Looked into, and the conditions for filing are not met"),
    go(Start, &[St::Assigned], St::Handling, &[OwnerUnit]).clock(Clock::Signed).public()
        .why("签收后开始处置，处置时限从派遣起算", "Signed for; the handling clock has run since it was assigned"),
    go(Return, &[St::Assigned, St::Handling], St::Returned, &[OwnerUnit]).needs(&[F::DutyItem, F::Reason])
        .guards(&[G::ReturnWindow, G::ReturnsLeft, G::NoOpenParts]).clock(Clock::Next(S::Ruling)).public()
        .why("只能在时限内退，必须引用履职事项，最多两次", "Only inside its window, citing a duty-list item, at most twice"),
    go(UpholdReturn, &[St::Returned], St::Accepted, &[DistrictRuler, Ruler]).takes(&[F::Unit, F::Note])
        .guards(&[G::DistrictLast]).clock(Clock::Next(S::Dispatch))
        .why("退单成立，不计入该单位，重新派遣", "The return was right: it never counts against the unit, and is assigned anew"),
    go(RefuseReturn, &[St::Returned], St::Assigned, &[DistrictRuler, Ruler]).needs(&[F::Note])
        .guards(&[G::DistrictLast]).clock(Clock::Back(S::Handle))
        .why("退单不成立，原单位继续，时限不变", "The return was wrong: the same unit goes on, with no time gained"),
    go(Resolve, &[St::Handling], St::Resolved, &[OwnerUnit]).needs(&[F::Measure]).takes(&[F::Files, F::Note])
        .guards(&[G::NoOpenParts, G::Evidence]).clock(Clock::Next(S::Verify)).public()
        .why("协办和吹哨都有结果后才能报完成", "Only when co-handling and whistles are answered"),
    stay(Whistle, &[St::Accepted, St::Assigned, St::Handling], &[OwnerUnit, Dispatcher]).needs(&[F::Units, F::Note]).takes(&[F::Until])
        .guards(&[G::OtherUnits]).public()
        .why("街道社区吹哨，部门报到", "The street or community whistles, departments report"),
    stay(AnswerWhistle, &[St::Accepted, St::Assigned, St::Handling, St::Suspended], &[WhistledUnit])
        .needs(&[F::AcceptedAt, F::SpokenTo, F::Measure, F::Deadline]).takes(&[F::Ask]).guards(&[G::AnswerInTime])
        .why("应哨四要素：受理时间、与谁沟通、解决措施、解决时限", "Four parts: accepted when, who was spoken to, measure, deadline"),
    stay(Invite, &[St::Assigned, St::Handling], &[OwnerUnit, Dispatcher]).needs(&[F::Units, F::Note]).takes(&[F::Until])
        .guards(&[G::OtherUnits]).public()
        .why("协办单位有自己的时限", "Co-handling units have a clock of their own"),
    stay(FinishPart, &[St::Assigned, St::Handling, St::Suspended], &[CoUnit]).needs(&[F::Measure]).takes(&[F::Ask, F::Files])
        .why("协办单位报告自己的部分", "The co-handling unit reports its part"),
    stay(RequestExtension, &[St::Handling], &[OwnerUnit]).needs(&[F::Reason, F::Until])
        .guards(&[G::NoOpenExtension, G::ExtensionsLeft, G::NotLateYet, G::LaterThanDue])
        .why("到期前申请，由督办人批准", "Asked before it is late, granted by the supervisor"),
    stay(GrantExtension, &[St::Handling], &[Supervisor]).takes(&[F::Until, F::Note]).guards(&[G::OpenExtension, G::LaterThanDue])
        .clock(Clock::Extend).public()
        .why("批准后总时限顺延，报告人可见", "The total deadline moves, and the reporter sees it"),
    stay(RefuseExtension, &[St::Handling], &[Supervisor]).needs(&[F::Note]).guards(&[G::OpenExtension])
        .why("不批准须说明理由", "A refusal says why"),
    go(Suspend, &[St::Handling], St::Suspended, &[Dispatcher, Supervisor]).needs(&[F::Reason]).takes(&[F::Until, F::Note])
        .guards(&[G::SuspensionsLeft, G::FutureUntil, G::NotTooLong]).clock(Clock::Pause).public()
        .why("承办单位不能自己停表；原因须在列表内，报告人可见", "A unit cannot stop its own clock; the reason is one of a list, and the reporter sees it"),
    go(Resume, &[St::Suspended], St::Handling, &[OwnerUnit, Dispatcher, Supervisor, System]).clock(Clock::Resume).public()
        .why("暂停的时间不计入", "The time on hold does not count"),
    go(Verify, &[St::Resolved], St::Verifying, &[Verifier]).guards(&[G::ThirdPerson]).public()
        .why("巡办分离：发现人、处置人、核查人各不相同", "Finder, handler and verifier are different people"),
    go(Close, &[St::Verifying], St::Closed, &[Verifier]).needs(&[F::Method]).takes(&[F::Files, F::Solved, F::Note])
        .guards(&[G::ThirdPerson, G::ChildrenClosed]).clock(Clock::Stop).public()
        .why("核查通过才结案；子事件未结，父事件不结", "Closed only after the check, and a parent only after its children"),
    go(Rework, &[St::Verifying], St::Handling, &[Verifier]).needs(&[F::Note]).takes(&[F::Files, F::Method])
        .guards(&[G::ThirdPerson]).clock(Clock::Next(S::Handle)).public()
        .why("核查不通过，原单位返工", "The check failed; the same unit does it again"),
    go(Rate, CLOSED, St::Rated, &[Reporter, OwnerUnit, Triager, Dispatcher, Supervisor]).needs(&[F::Score]).takes(&[F::Solved, F::Note])
        .guards(&[G::RatesOnce, G::RatingWindow]).public()
        .why("一起评价：报告人、社区、承办单位、中心各评一次", "Rated together: reporter, community, unit and centre, once each"),
    stay(AppealRating, &[St::Rated], &[OwnerUnit]).needs(&[F::Party, F::Note]).guards(&[G::RatingToAppeal])
        .why("承办单位可以对评价申诉", "The unit may appeal against a rating"),
    stay(RuleAppeal, &[St::Rated], &[Ruler]).needs(&[F::Upheld, F::Note]).guards(&[G::OpenAppeal])
        .why("申诉成立的评价不计入指标，但仍公开", "A rating successfully appealed is left out of the figures, but stays visible"),
    go(Reopen, CLOSED, St::Accepted, &[Reporter, Supervisor]).needs(&[F::Note]).takes(&[F::Files])
        .guards(&[G::ReopenWindow, G::ReopensOnce]).clock(Clock::Begin(S::Dispatch)).public()
        .why("期限内报告人可要求重办一次，之后另立关联事件", "Once by the reporter inside the window, later as a new linked case"),
    go(Archive, CLOSED, St::Archived, &[System, Supervisor]).guards(&[G::ReopenWindowOver, G::NoOpenAppeal])
        .why("重办期过后归档", "Archived when it can no longer be reopened"),
    go(Merge, WITH_CENTRE, St::Merged, &[Triager]).needs(&[F::Into]).guards(&[G::NotItself, G::ChildrenClosed, G::NoOpenParts]).clock(Clock::Stop).public()
        .why("同一件事只办一次，报告人跟着主案走", "One matter is handled once; its reporters follow the main case"),
    go(Transfer, &[St::Assigned, St::Handling], St::Assigned, &[Dispatcher]).needs(&[F::Unit, F::Note]).takes(&[F::DutyItem])
        .guards(&[G::OtherUnit, G::MayHandle, G::NoOpenParts]).clock(Clock::Next(S::Handle)).public()
        .why("改派给另一单位，总时限不变", "Handed to another unit; the total deadline stays"),
    stay(Transfer, WITH_CENTRE, &[Triager, Dispatcher]).needs(&[F::Unit, F::Note]).guards(&[G::OtherCentre])
        .why("各级中心之间上报或交办", "Handed up or down between centres"),
    stay(SetUrgency, OPEN, &[Triager, Dispatcher, Supervisor, System]).needs(&[F::Urgency]).guards(&[G::OtherUrgency]).clock(Clock::Anew).public()
        .why("紧急程度变了，时限重算", "When the urgency changes the deadlines follow"),
    stay(Supervise, OPEN, &[Supervisor, System]).needs(&[F::Level]).guards(&[G::HigherLevel])
        .why("普通、黄牌、红牌，只升不降", "Supervised, yellow, red: it only rises"),
    stay(LiftSupervision, OPEN, &[Supervisor]).needs(&[F::Note]).guards(&[G::Supervised])
        .why("取消督办是另一个事实，不抹去级别", "Lifting is a fact of its own and wipes out no level"),
    stay(Urge, OPEN, &[Reporter, Supervisor, System]).guards(&[G::UrgedLongAgo]).public()
        .why("催办留痕，报告人每天一次", "Leaves a mark; once a day for the reporter"),
    stay(Instruct, OPEN, &[Supervisor]).needs(&[F::Note]).why("领导批示", "An instruction from above"),
    stay(Comment, OPEN, &[Reporter, OwnerUnit, CoUnit, WhistledUnit, Staff]).needs(&[F::Note]).takes(&[F::Files, F::Public])
        .why("办理意见；报告人可以补充情况", "A remark; the reporter may add to the report"),
    stay(Copy, OPEN, &[OwnerUnit, Dispatcher, Supervisor]).needs(&[F::Units])
        .why("抄告有关单位", "Sent to other units for information"),
    stay(Split, &[St::Triaged, St::Accepted, St::Assigned, St::Handling], &[Triager, Dispatcher]).needs(&[F::Parts]).takes(&[F::Note])
        .why("一事多诉时拆分，子事件结了父事件才结", "Several matters in one report; the parent waits for its parts"),
    stay(Link, OPEN, &[Triager, Dispatcher, System]).needs(&[F::Case, F::Relation]).guards(&[G::Linkable])
        .why("关联相关事件", "Cases that belong together"),
    go(Withdraw, WITH_CENTRE, St::Voided, &[Reporter]).guards(&[G::ChildrenClosed]).clock(Clock::Stop).public()
        .why("派遣前报告人可以撤回", "The reporter may withdraw it before it is assigned"),
    go(Void, &[St::Draft], St::Voided, &[Finder, Supervisor]).why("草稿作废", "A draft is dropped"),
    go(Void, &[St::Submitted, St::Triaged, St::Accepted, St::Returned], St::Voided, &[Dispatcher, Supervisor]).needs(&[F::Reason]).guards(&[G::ChildrenClosed]).clock(Clock::Stop).public()
        .why("误报、测试等，不同于不予受理和不予立案", "Filed in error or as a test; neither declined nor not filed"),
    go(Void, WITH_UNIT, St::Voided, &[Supervisor]).needs(&[F::Reason]).guards(&[G::ChildrenClosed]).clock(Clock::Stop).public()
        .why("已派遣的只能由督办人作废", "Once assigned, only a supervisor may void it"),
    stay(Erase, ANYWHERE, &[Eraser]).needs(&[F::Note]).guards(&[G::Born])
        .why("依个人信息保护法清除联系方式和文字，保留数字", "Contact and words are removed by law; the figures stay"),
];
