//! Puts every command of the one list under Tauri's permissions, and grants them to the main window alone.

include!("crates/api/src/commands.in.rs");

macro_rules! names {
    ($($name:ident ( $request:ty ) -> $response:ty , $how:ident [ $($tag:ident),* ] ;)*) => {
        const COMMANDS: &[&str] = &[$(stringify!($name)),*];
    };
}
for_each_command!(names);

const CAPABILITY: &str = "capabilities/main.json";

/// Listening to our events, and closing the window once its last words are written.
const FROM_TAURI: [&str; 3] =
    ["core:event:allow-listen", "core:event:allow-unlisten", "core:window:allow-destroy"];

fn main() {
    println!("cargo:rerun-if-changed=crates/api/src/commands.in.rs");
    println!("cargo:rerun-if-changed={CAPABILITY}");
    write_capability();
    let attributes =
        tauri_build::Attributes::new().app_manifest(tauri_build::AppManifest::new().commands(COMMANDS));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}

/// The capability is written from the list, so that no second list can drift. It is committed to be read.
fn write_capability() {
    let own = COMMANDS.iter().map(|name| format!("allow-{}", name.replace('_', "-")));
    let permissions: Vec<String> = FROM_TAURI.map(str::to_owned).into_iter().chain(own).collect();
    let capability = serde_json::json!({
        "identifier": "main",
        "description": "What the one window may call: our own commands, listening to our events, and closing itself once its last words are written.",
        "windows": ["main"],
        "permissions": permissions,
    });
    let text = format!("{capability:#}\n");
    if std::fs::read_to_string(CAPABILITY).ok().as_deref() == Some(&text) {
        return;
    }
    let written = std::fs::create_dir_all("capabilities").and_then(|()| std::fs::write(CAPABILITY, text));
    if let Err(error) = written {
        println!("cargo:warning=the capability file could not be written: {error}");
        std::process::exit(1);
    }
}
