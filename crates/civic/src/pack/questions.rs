//! `forms/<code>.json`: what each form asks. A schema must be sound, must be one that the pages can draw, and every field
//! in it must mean something in the vocabulary, so that nobody is asked the same thing twice.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use base::Text;
use serde_json::Value;

use super::tables::forms::{FILE, Form, FormCheck, FormField};
use super::{Faults, Files, Table};

/// One field of a form.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its name in the schema.
    pub property: String,
    /// What it means: a code of the vocabulary.
    pub field: String,
    pub required: bool,
    /// Its part of the schema.
    pub schema: Value,
}

/// What the pages can draw.
const TYPES: [&str; 4] = ["string", "integer", "number", "boolean"];
/// What may differ between two forms that ask the same.
const WORDING: [&str; 3] = ["title", "description", "x-en"];

/// Gives each form its questions, and names everything that is wrong with them.
pub(super) fn load(files: &Files, forms: &mut [Form], fields: &Table<FormField>, faults: &mut Faults) {
    let mut asked: HashMap<String, (String, Value)> = HashMap::new();
    for form in forms.iter_mut() {
        let path = form.file();
        let Some(text) = files.get(&path) else {
            faults.add(FILE, form.line, format!("缺少文件 {path}"), format!("there is no file {path}"));
            continue;
        };
        let mut page = Page { path: &path, text, faults: &mut *faults };
        form.check = page.check();
        if let Some(check) = &form.check {
            form.questions = page.questions(&check.schema, fields);
            page.same_shape(&form.questions, &mut asked);
        }
    }
    let known: HashSet<String> = forms.iter().map(Form::file).collect();
    for path in files.0.keys().filter(|path| path.starts_with("forms/") && !known.contains(*path)) {
        faults.add(path, 0, "forms.csv 没有这张表", "forms.csv has no line for this form");
    }
}

struct Page<'a> {
    path: &'a str,
    text: &'a str,
    faults: &'a mut Faults,
}

impl Page<'_> {
    fn wrong(&mut self, line: u32, zh: impl Into<String>, en: impl Into<String>) {
        self.faults.add(self.path, line, zh, en);
    }

    /// The line on which a member of `properties` begins.
    fn line_of(&self, property: &str) -> u32 {
        let lines = || self.text.lines().zip(1u32..);
        let start = lines().find(|(line, _)| line.contains("\"properties\"")).map_or(0, |(_, n)| n);
        let head = format!("\"{property}\"");
        let found = lines().find(|(line, n)| *n >= start && line.contains(&format!("{head}:")));
        found.map_or(start, |(_, n)| n)
    }

    fn check(&mut self) -> Option<FormCheck> {
        let schema: Value = match serde_json::from_str(self.text) {
            Ok(schema) => schema,
            Err(error) => {
                let line = u32::try_from(error.line()).unwrap_or(0);
                self.wrong(line, format!("JSON 语法错误：{error}"), format!("JSON syntax: {error}"));
                return None;
            }
        };
        if let Err(error) = jsonschema::meta::validate(&schema) {
            let place = error.instance_path().to_string();
            let line = place.split('/').nth(2).map_or(1, |property| self.line_of(property));
            self.wrong(
                line,
                format!("不是有效的 JSON Schema（{place}）：{error}"),
                format!("not a valid JSON Schema ({place}): {error}"),
            );
            return None;
        }
        match jsonschema::options().should_validate_formats(true).build(&schema) {
            Ok(validator) => Some(FormCheck { schema, validator: Arc::new(validator) }),
            Err(error) => {
                self.wrong(
                    1,
                    format!("不是有效的 JSON Schema：{error}"),
                    format!("not a valid JSON Schema: {error}"),
                );
                None
            }
        }
    }

    fn questions(&mut self, schema: &Value, fields: &Table<FormField>) -> Vec<Question> {
        let properties = schema["properties"].as_object().filter(|all| !all.is_empty());
        let Some(properties) = properties.filter(|_| schema["type"] == "object") else {
            self.wrong(
                1,
                "应为 type: object，并至少有一个 properties",
                "must be of type object with at least one of properties",
            );
            return Vec::new();
        };
        let required: Vec<&str> =
            schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        for name in required.iter().filter(|name| !properties.contains_key(**name)) {
            self.wrong(
                1,
                format!("必填项“{name}”不在 properties 里"),
                format!("“{name}” is required but is none of properties"),
            );
        }
        let mut questions: Vec<Question> = Vec::new();
        for (property, part) in properties {
            let field = part["x-field"].as_str().unwrap_or_default().to_owned();
            self.property(property, part, &field, fields);
            let twin = questions.iter().find(|other| !field.is_empty() && other.field == field);
            if let Some(twin) = twin.map(|twin| twin.property.clone()) {
                let line = self.line_of(property);
                self.wrong(
                    line,
                    format!("“{property}”与“{twin}”问的是同一项（{field}）"),
                    format!("“{property}” asks the same as “{twin}” ({field})"),
                );
            }
            let required = required.contains(&property.as_str());
            questions.push(Question { property: property.clone(), field, required, schema: part.clone() });
        }
        questions
    }

    fn property(&mut self, property: &str, part: &Value, field: &str, fields: &Table<FormField>) {
        let line = self.line_of(property);
        if field.is_empty() {
            self.wrong(
                line,
                format!("“{property}”没有 x-field，说不清问的是什么"),
                format!("“{property}” has no x-field: nobody can tell what it means"),
            );
        } else if !fields.contains(field) {
            self.wrong(line, format!("不认识的字段“{field}”"), format!("unknown field “{field}”"));
        }
        if !part["type"].as_str().is_some_and(|kind| TYPES.contains(&kind)) {
            let types = TYPES.join(", ");
            self.wrong(
                line,
                format!("“{property}”的 type 应为 {types} 之一"),
                format!("the type of “{property}” must be one of {types}"),
            );
        }
        let choices = part["oneOf"].as_array().into_iter().flatten();
        for part in std::iter::once(part).chain(choices) {
            if words(part).is_none() {
                self.wrong(
                    line,
                    format!("“{property}”缺少 title 或 x-en.title"),
                    format!("“{property}” lacks a title or its x-en.title"),
                );
            }
        }
    }

    /// Two forms that ask the same must take the same answers, or one answer could not fill both.
    fn same_shape(&mut self, questions: &[Question], asked: &mut HashMap<String, (String, Value)>) {
        for question in questions.iter().filter(|question| !question.field.is_empty()) {
            let shape = shape(&question.schema);
            let line = self.line_of(&question.property);
            match asked.get(&question.field) {
                Some((other, known)) if *known != shape => {
                    let (field, other) = (&question.field, other.clone());
                    self.wrong(
                        line,
                        format!("字段“{field}”的填法与 {other} 不同"),
                        format!("field “{field}” takes other answers than in {other}"),
                    );
                }
                Some(_) => {}
                None => {
                    asked.insert(question.field.clone(), (self.path.to_owned(), shape));
                }
            }
        }
    }
}

/// Title and English title, if both are there.
fn words(part: &Value) -> Option<Text> {
    let said = |value: &Value| value.as_str().filter(|text| !text.is_empty()).map(str::to_owned);
    Some(Text { zh: said(&part["title"])?, en: said(&part["x-en"]["title"])? })
}

fn shape(part: &Value) -> Value {
    let mut shape = part.clone();
    if let Some(members) = shape.as_object_mut() {
        members.retain(|name, _| !WORDING.contains(&name.as_str()));
    }
    shape
}
