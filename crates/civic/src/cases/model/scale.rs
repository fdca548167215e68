//! The scales and small lists beside the state.

vocabulary! {
    /// How fast it must go. What is urgent runs on natural time.
    Urgency {
        Normal = "normal", "普通", "normal";
        Hot = "hot", "热点", "hot";
        Urgent = "urgent", "紧急", "urgent";
    }
}

vocabulary! {
    /// How closely it is watched. Only ever rises; lifting is a separate fact and does not lower it.
    Supervision {
        None = "none", "未督办", "none";
        Normal = "normal", "普通督办", "supervised";
        Yellow = "yellow", "黄牌督办", "yellow card";
        Red = "red", "红牌督办", "red card";
    }
}

vocabulary! {
    /// What a clock measures: the whole case (捆绑时限), or one stage of it.
    Stage {
        Total = "total", "总时限", "whole case";
        Triage = "triage", "分拣", "sorting";
        Accept = "accept", "受理", "acceptance";
        Dispatch = "dispatch", "派遣", "dispatch";
        Sign = "sign", "签收", "signature";
        Handle = "handle", "处置", "handling";
        Ruling = "ruling", "裁定", "ruling on a return";
        Verify = "verify", "核查", "check";
    }
}

vocabulary! {
    /// Who rates (一起评价): each party once per closing.
    Party {
        Reporter = "reporter", "报告人", "reporter";
        Community = "community", "社区", "community";
        Unit = "unit", "承办单位", "handling unit";
        Centre = "centre", "中心", "centre";
    }
}

vocabulary! {
    /// How two cases belong together, seen from the case that holds the link.
    Relation {
        Child = "child", "子事件", "child";
        Parent = "parent", "父事件", "parent";
        Related = "related", "相关", "related";
        Duplicate = "duplicate", "重复上报", "duplicate";
        Follows = "follows", "前案", "earlier case";
    }
}

vocabulary! {
    /// How the result was checked.
    CheckMethod {
        OnSite = "on_site", "现场核查", "on site";
        Video = "video", "视频核查", "by video";
        Telephone = "telephone", "电话回访", "by telephone";
        Reporter = "reporter", "当事人确认", "confirmed by the reporter";
    }
}

vocabulary! {
    /// How the person who acts stands to the case. Derived from rights and from the log, never claimed.
    Role {
        Reporter = "reporter", "报告人", "reporter";
        Finder = "finder", "发现人", "finder";
        Triager = "triager", "受理员", "triager";
        Dispatcher = "dispatcher", "派遣员", "dispatcher";
        OwnerUnit = "owner_unit", "承办单位", "handling unit";
        CoUnit = "co_unit", "协办单位", "co-handling unit";
        WhistledUnit = "whistled_unit", "应哨单位", "whistled unit";
        Verifier = "verifier", "核查员", "verifier";
        Ruler = "ruler", "裁定人", "ruler";
        DistrictRuler = "district_ruler", "区级裁定人", "ruler of the district";
        Supervisor = "supervisor", "督办人", "supervisor";
        Eraser = "eraser", "个人信息保护专员", "data protection officer";
        Staff = "staff", "工作人员", "member of staff";
        System = "system", "系统", "system";
    }
}
