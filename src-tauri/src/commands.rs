//! One adapter per command of the list: off the window's thread, into the command body.

use recourse_api::{App, AppError, contract::*};
use recourse_model::ErrorCode;
use std::sync::Arc;
use tauri::State;

include!("../crates/api/src/commands.in.rs");

macro_rules! adapters {
    ($($name:ident ( $request:ty ) -> $response:ty , $how:ident [ $($tag:ident),* ] ;)*) => {
        $(
            #[tauri::command]
            async fn $name(app: State<'_, Arc<App>>, request: $request) -> Result<$response, AppError> {
                let app = Arc::clone(&app);
                tauri::async_runtime::spawn_blocking(move || app.$name(request))
                    .await
                    .unwrap_or_else(|_| Err(AppError::new(ErrorCode::Internal)))
            }
        )*

        /// The handler of all commands.
        pub(crate) fn handler() -> impl Fn(tauri::ipc::Invoke) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($name),*]
        }
    };
}
for_each_command!(adapters);
