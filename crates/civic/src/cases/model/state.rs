//! Where a case stands.

use base::Text;

vocabulary! {
    /// Where a case stands. The three ways to say no stay apart: not received, not filed, void.
    State {
        Draft = "draft", "草稿", "draft";
        Submitted = "submitted", "待分拣", "reported";
        Triaged = "triaged", "待受理", "sorted";
        Accepted = "accepted", "已受理，待派遣", "accepted";
        Assigned = "assigned", "已派遣，待签收", "assigned";
        Handling = "handling", "处置中", "being handled";
        Suspended = "suspended", "挂账", "suspended";
        Returned = "returned", "退单待裁定", "returned, to be ruled on";
        Resolved = "resolved", "处置完成，待核查", "resolved, to be checked";
        Verifying = "verifying", "核查中", "being checked";
        Closed = "closed", "已结案", "closed";
        Rated = "rated", "已评价", "rated";
        Archived = "archived", "已归档", "archived";
        Declined = "declined", "不予受理", "not received";
        NotFiled = "not_filed", "不予立案", "not filed";
        Voided = "voided", "作废", "void";
        Merged = "merged", "已并案", "merged";
        Recorded = "recorded", "备案", "recorded";
    }
}

impl State {
    /// Somebody owes work on it: it has an owner and a running or lawfully paused clock.
    pub const fn is_open(self) -> bool {
        use State::*;
        matches!(
            self,
            Submitted
                | Triaged
                | Accepted
                | Assigned
                | Handling
                | Suspended
                | Returned
                | Resolved
                | Verifying
        )
    }

    /// Nothing follows any more but erasure.
    pub const fn is_final(self) -> bool {
        use State::*;
        matches!(self, Archived | Declined | NotFiled | Voided | Merged | Recorded)
    }

    /// The unit that handles it owns it; otherwise the centre in charge does.
    pub const fn is_with_handler(self) -> bool {
        matches!(self, State::Assigned | State::Handling | State::Suspended)
    }

    /// What happens now, in plain words for the person who reported it. `{0}` is the owner.
    pub fn now(self) -> Text {
        let (zh, en) = match self {
            State::Draft => ("还没有提交。", "Not sent in yet."),
            State::Submitted => ("已收到，{0}正在看是哪类事。", "We have it. {0} is sorting it."),
            State::Triaged => ("{0}正在决定是否受理。", "{0} is deciding whether to take it on."),
            State::Accepted => {
                ("已受理，{0}正在找负责单位。", "Taken on. {0} is finding who is responsible.")
            }
            State::Assigned => ("已交给{0}，等待签收。", "Given to {0}, who has yet to sign for it."),
            State::Handling => ("{0}正在处理。", "{0} is working on it."),
            State::Suspended => ("暂停处理，原因和期限见下。", "On hold; the reason and the date are below."),
            State::Returned => (
                "承办单位认为不归它管，{0}正在裁定。",
                "The unit says it is not responsible; {0} is ruling on that.",
            ),
            State::Resolved => {
                ("承办单位说办好了，{0}将派人核查。", "The unit says it is done; {0} will have it checked.")
            }
            State::Verifying => ("{0}正在核查是否真的办好了。", "{0} is checking that it is really done."),
            State::Closed => (
                "已结案，请您评价；没解决可以要求重办。",
                "Closed. Please rate it, or have it reopened if it is not solved.",
            ),
            State::Rated => ("已结案并评价，谢谢您。", "Closed and rated. Thank you."),
            State::Archived => ("已归档。", "Archived."),
            State::Declined => {
                ("不属于受理范围，原因见下。", "Outside what can be taken on; the reason is below.")
            }
            State::NotFiled => {
                ("经核实不立案，原因见下。", "Looked into and not filed; the reason is below.")
            }
            State::Voided => ("已作废。", "Void."),
            State::Merged => (
                "与同一件事并案处理，进展见并入的事件。",
                "Joined with a report of the same matter; follow that one.",
            ),
            State::Recorded => ("已当场解决并备案。", "Solved on the spot and recorded."),
        };
        Text::new(zh, en)
    }
}
