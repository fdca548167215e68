//! What can be done to a case.

vocabulary! {
    /// What can be done to a case. Each act that happens leaves exactly one event.
    Act {
        Draft = "draft", "起草", "draft";
        Submit = "submit", "上报", "report";
        Import = "import", "导入办结", "take over as settled";
        Record = "record", "备案", "record as solved on the spot";
        Triage = "triage", "分拣", "sort";
        Decline = "decline", "不予受理", "decline";
        Merge = "merge", "并案", "merge";
        Accept = "accept", "受理", "accept";
        NotFile = "not_file", "不予立案", "do not file";
        Assign = "assign", "立案派遣", "file and assign";
        Start = "start", "签收", "sign for it";
        Return = "return", "退单", "return";
        UpholdReturn = "uphold_return", "同意退单", "uphold the return";
        RefuseReturn = "refuse_return", "驳回退单", "refuse the return";
        RequestExtension = "request_extension", "申请延期", "ask for more time";
        GrantExtension = "grant_extension", "同意延期", "grant more time";
        RefuseExtension = "refuse_extension", "不同意延期", "refuse more time";
        Suspend = "suspend", "挂账", "suspend";
        Resume = "resume", "恢复处置", "resume";
        Whistle = "whistle", "吹哨", "whistle for departments";
        AnswerWhistle = "answer_whistle", "报到应哨", "answer the whistle";
        Invite = "invite", "邀请协办", "invite to co-handle";
        FinishPart = "finish_part", "协办完成", "finish one's part";
        Split = "split", "拆分", "split";
        Link = "link", "关联", "link";
        Comment = "comment", "办理意见", "comment";
        Instruct = "instruct", "领导批示", "instruct";
        Urge = "urge", "催办", "urge";
        Supervise = "supervise", "督办", "supervise";
        LiftSupervision = "lift_supervision", "取消督办", "lift supervision";
        Resolve = "resolve", "处置完成", "report as resolved";
        Verify = "verify", "开始核查", "begin the check";
        Close = "close", "核查通过，结案", "close";
        Rework = "rework", "返工", "send back for rework";
        Rate = "rate", "评价", "rate";
        AppealRating = "appeal_rating", "评价申诉", "appeal a rating";
        RuleAppeal = "rule_appeal", "申诉裁定", "rule on the appeal";
        Reopen = "reopen", "重办", "reopen";
        Archive = "archive", "归档", "archive";
        Void = "void", "作废", "void";
        Withdraw = "withdraw", "撤回", "withdraw";
        Transfer = "transfer", "批转", "hand over";
        SetUrgency = "set_urgency", "调整紧急程度", "set the urgency";
        Copy = "copy", "抄告", "copy for information";
        Erase = "erase", "清除个人信息", "erase personal data";
    }
}

impl Act {
    /// The pack's list from which this act's reason must come, if it needs one.
    pub const fn reasons(self) -> Option<&'static str> {
        match self {
            Act::Decline => Some("decline"),
            Act::NotFile => Some("not_file"),
            Act::Void => Some("void"),
            Act::Suspend => Some("suspend"),
            Act::Return => Some("return"),
            Act::RequestExtension => Some("extension"),
            _ => None,
        }
    }
}
