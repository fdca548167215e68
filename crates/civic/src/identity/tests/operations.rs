//! No operation without a named need.

use base::Permission;

use crate::platform::http::{NEEDS_ACT, NEEDS_PUBLIC, NEEDS_RECEIPT, NEEDS_RESIDENT, NEEDS_SIGN_IN};

#[test]
fn every_operation_says_what_it_needs() {
    let document = serde_json::to_value(crate::openapi()).expect("an OpenAPI document is JSON");
    let paths = document["paths"].as_object().expect("paths");
    let methods = ["get", "post", "put", "patch", "delete"];
    let operations = paths.iter().flat_map(|(path, item)| {
        methods.iter().filter_map(move |method| Some((format!("{method} {path}"), item.get(*method)?)))
    });
    let mut seen = 0;
    for (name, operation) in operations {
        seen += 1;
        let need =
            operation["x-permission"].as_str().unwrap_or_else(|| panic!("{name} says no x-permission"));
        let right = Permission::from_key(need).is_some();
        let open = [NEEDS_PUBLIC, NEEDS_RECEIPT, NEEDS_RESIDENT, NEEDS_ACT].contains(&need);
        assert!(right || open || need == NEEDS_SIGN_IN, "{name} needs “{need}”, which is no right");
        assert!(
            open || operation.get("security").is_some(),
            "{name} needs “{need}”, but asks for no sign-in"
        );
    }
    assert!(seen > 20, "only {seen} operations found");
}
