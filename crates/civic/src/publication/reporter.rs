//! For whom a report counts: enough to tell people apart within a month, never enough to find one.
//!
//! A contact counts by its telephone, else by its mail address; a report without a contact by the account that made it; part
//! of a split case, and a case that takes up another, like the one that it comes from. Who gave neither cannot be told apart
//! from anybody, so such a report raises the number of reports and never that of reporters.
//!
//! What is kept is a keyed fingerprint with a salt of its month. The salt is thrown away some weeks after the month: from then
//! on not even the holder of the installation's key can tell whom a fingerprint is of.

use crate::cases::view::Contact;
use crate::platform::vault::Vault;

/// Bytes of a fingerprint.
const LENGTH: usize = 16;

/// A contact in the one way it is compared; none if it names no telephone and no mail.
pub fn of_contact(contact: &Contact) -> Option<String> {
    let phone = contact.phone.as_deref().map(number).filter(|phone| phone.len() >= 5);
    let mail =
        contact.email.as_deref().map(|mail| mail.trim().to_lowercase()).filter(|mail| mail.contains('@'));
    phone.map(|phone| format!("phone/{phone}")).or_else(|| mail.map(|mail| format!("mail/{mail}")))
}

/// The digits of a telephone number, without the country's own prefix.
fn number(phone: &str) -> String {
    let digits: String = phone.chars().filter_map(|c| plain(c).to_digit(10)).map(|n| n.to_string()).collect();
    let digits = digits.trim_start_matches("00");
    let home = digits.strip_prefix("86").filter(|rest| rest.len() == 11);
    home.unwrap_or(digits).to_owned()
}

/// Full-width digits as everybody else writes them.
fn plain(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        other => other,
    }
}

/// The fingerprint of a person within a month.
pub fn fingerprint(vault: &Vault, month: &str, salt: &[u8], person: &str) -> Vec<u8> {
    let salt = data_encoding::HEXLOWER.encode(salt);
    vault.mac(&format!("publication/{month}/{salt}/{person}"))[..LENGTH].to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::vault::Suite;

    fn by_phone(phone: &str) -> Option<String> {
        of_contact(&Contact { phone: Some(phone.to_owned()), ..Contact::default() })
    }

    #[test]
    fn one_telephone_is_one_person_however_it_is_written() {
        let want = by_phone("13800000000");
        for phone in ["138 0000 0000", "+86 138-0000-0000", "0086 13800000000", "１３８００００００００"]
        {
            assert_eq!(by_phone(phone), want, "{phone}");
        }
        assert_ne!(by_phone("13800000001"), want);
    }

    #[test]
    fn a_name_alone_tells_nobody_apart() {
        assert_eq!(of_contact(&Contact { name: Some("王女士".into()), ..Contact::default() }), None);
        assert_eq!(by_phone("无"), None);
        let mail = |mail: &str| of_contact(&Contact { email: Some(mail.into()), ..Contact::default() });
        assert_eq!(mail(" A@Example.CN "), mail("a@example.cn"));
    }

    #[test]
    fn without_the_salt_of_the_month_nobody_is_found() {
        let vault = Vault::new(Suite::Intl, &[7; 32]);
        let print = |month, salt: &[u8]| fingerprint(&vault, month, salt, "phone/13800000000");
        assert_eq!(print("2026-03", &[1]), print("2026-03", &[1]));
        assert_ne!(print("2026-03", &[1]), print("2026-03", &[2]));
        assert_ne!(print("2026-03", &[1]), print("2026-04", &[1]));
    }
}
