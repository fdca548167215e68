//! The rights that a role can give. Which role gives which is pack data; `docs/permissions.md` shows the matrix.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! permissions {
    ($($name:ident $key:literal $zh:literal $en:literal;)*) => {
        /// One right. It always holds within an area subtree and, where given, one category branch.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        pub enum Permission {
            $(#[doc = $en] #[serde(rename = $key)] $name,)*
        }

        impl Permission {
            pub const ALL: &'static [Permission] = &[$(Permission::$name),*];

            /// The stable key used in packs and documents.
            pub const fn key(self) -> &'static str {
                match self { $(Permission::$name => $key),* }
            }
            /// What the right is, in both languages.
            pub const fn words(self) -> (&'static str, &'static str) {
                match self { $(Permission::$name => ($zh, $en)),* }
            }
            pub fn from_key(key: &str) -> Option<Permission> {
                match key { $($key => Some(Permission::$name),)* _ => None }
            }
        }
    };
}

permissions! {
    AreaRead "area.read" "查看区域" "see areas";
    AreaWrite "area.write" "维护区域" "maintain areas";
    UnitRead "unit.read" "查看单位和队伍" "see units and teams";
    UnitWrite "unit.write" "维护单位、岗位和值班" "maintain units, posts and rosters";
    CaseRead "case.read" "查看事件" "see cases";
    CaseRegister "case.register" "登记事件" "register cases for others";
    CaseReporter "case.reporter" "查看报告人联系方式" "see how to reach the reporter";
    CaseTriage "case.triage" "受理、分类、合并" "receive, sort and merge cases";
    CaseDispatch "case.dispatch" "立案派遣" "file and dispatch cases";
    CaseHandle "case.handle" "处置" "handle cases";
    CaseVerify "case.verify" "核查结案" "verify and close cases";
    CaseSupervise "case.supervise" "督办、延期审批" "supervise and grant extensions";
    CaseRule "case.rule" "争议裁定" "rule on returns and appeals";
    CaseErase "case.erase" "清除个人信息" "erase personal data";
    CaseDrill "case.drill" "发起演练" "start exercises";
    IndicatorRead "indicator.read" "查看指标" "see indicators";
    VisitRead "visit.read" "查看走访台账" "see the ledgers of visits";
    VisitWrite "visit.write" "走访并填写台账" "visit places and fill in ledgers";
    ComplaintWrite "complaint.write" "提形式主义意见" "complain about formalism";
    ComplaintAnswer "complaint.answer" "答复形式主义意见" "answer complaints about formalism";
    PackRead "pack.read" "查看配置包" "see packs";
    PackWrite "pack.write" "启用配置包" "switch packs on";
    AccountRead "account.read" "查看账号" "see accounts";
    AccountWrite "account.write" "维护账号" "maintain accounts";
    GrantWrite "grant.write" "授予岗位权限" "grant roles";
    AuditRead "audit.read" "查看审计日志" "read the audit log";
    NoticeWrite "notice.write" "发布公告" "publish notices";
    ChannelWrite "channel.write" "维护通知通道" "maintain notification channels";
}
