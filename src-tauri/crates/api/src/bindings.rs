//! Writes the TypeScript side of the contract: `ui/src/bindings/commands.ts`.

use crate::{AppError, contract::*};
use std::{any::TypeId, collections::BTreeMap, fmt::Write as _};
use ts_rs::{Config, TS, TypeVisitor};

include!("commands.in.rs");

/// Every type that can be reached, by name.
#[derive(Default)]
struct Types {
    seen: Vec<TypeId>,
    declarations: BTreeMap<String, String>,
    config: Config,
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if self.seen.contains(&TypeId::of::<T>()) {
            return;
        }
        self.seen.push(TypeId::of::<T>());
        if T::output_path().is_some() {
            let declaration = T::decl(&self.config).replacen("type ", "export type ", 1);
            self.declarations.insert(T::ident(&self.config), declaration);
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

macro_rules! describe {
    ($($name:ident ( $request:ty ) -> $response:ty , $how:ident [ $($tag:ident),* ] ;)*) => {
        fn describe(types: &mut Types) -> (String, String, String) {
            let (mut signatures, mut reads, mut changes) = (String::new(), String::new(), String::new());
            $(
                types.visit::<$request>();
                types.visit::<$response>();
                let (request, response) = (<$request>::name(&types.config), <$response>::name(&types.config));
                let _ = writeln!(signatures, "  {}: [{request}, {response}];", stringify!($name));
                let tags: &[&str] = &[$(stringify!($tag)),*];
                let target = if stringify!($how) == "reads" { &mut reads } else { &mut changes };
                let _ = writeln!(target, "  {}: {},", stringify!($name), serde_json::json!(tags));
            )*
            (signatures, reads, changes)
        }
    };
}
for_each_command!(describe);

/// The whole file.
#[must_use]
pub fn typescript() -> String {
    let mut types = Types { config: Config::new().with_large_int("number"), ..Types::default() };
    types.visit::<AppError>();
    types.visit::<Progress>();
    types.visit::<Dropped>();
    let (signatures, reads, changes) = describe(&mut types);
    let declarations: String = types.declarations.values().map(|text| format!("{text}\n")).collect();
    format!(
        "// Written by recourse-api from its command list. Do not edit: `./dev test` compares it with the list.\n\n\
         {declarations}\n\
         /** What the window may ask: name, request, response. */\n\
         export interface Commands {{\n{signatures}}}\n\n\
         /** Which data a command reads. */\nexport const reads = {{\n{reads}}} as const;\n\n\
         /** Which data a command changes. */\nexport const changes = {{\n{changes}}} as const;\n"
    )
}
